package org.runportal.tallyfy;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.runportal.run.Failure;
import org.runportal.tenant.Tenant;
import org.runportal.transport.Caller;
import org.runportal.transport.Limits;
import org.runportal.transport.Reply;
import org.runportal.transport.TimeLimit;
import org.runportal.transport.Transport;
import org.runportal.transport.TransportException;

/**
 * Whether a tenant's settings open Tallyfy, found out by one call that needs no server: the first
 * of its members, asked for as pages do.
 *
 * @param open whether they do
 * @param text what came, and the settings to look at; nothing of a value or of the answer
 */
public record Trial(boolean open, String text) {
  private static final int FORBIDDEN = 403;
  private static final int OK = 200;
  private static final int MAX_BYTES = 1024 * 1024;

  /** Makes the call, and waits for its end. */
  public static Trial of(Tenant tenant) {
    Transport transport = new Transport(Runnable::run);
    try (Reply reply =
        transport
            .place(Caller.of(tenant.id()), TimeLimit.in(tenant.limits().total()))
            .thenCompose(
                place ->
                    place.send(
                        Endpoints.withToken(
                            tenant, tenant.token(), Endpoints.members(tenant, 1, 1)),
                        new Limits(
                            tenant.limits().connectTimeout(),
                            tenant.limits().readTimeout(),
                            TimeLimit.in(tenant.limits().total()),
                            MAX_BYTES)))
            .join()) {
      return of(tenant, reply);
    } catch (CompletionException e) {
      if (e.getCause() instanceof TransportException failed) {
        return of(tenant, failed);
      }
      throw e;
    } finally {
      transport.close();
    }
  }

  private static Trial of(Tenant tenant, Reply reply) {
    int status = reply.status();
    if (status == OK) {
      return AnswerReader.saysJson(reply)
          ? new Trial(true, "Tallyfy answers")
          : unusable(tenant, "sent something else than JSON");
    }
    if (status == FORBIDDEN) {
      return shut(
          "the token is good, but not for this organization (403)",
          tenant.organizationKey(),
          tenant.tokenKey());
    }
    Failure failure = CallFailed.of(status, Optional.empty(), "").failure();
    String code = " (" + status + ")";
    return switch (failure) {
      case NOT_FOUND ->
          shut(
              "there is no such organization" + code,
              tenant.organizationKey(),
              tenant.addressKey());
      case REFUSED -> shut("Tallyfy refuses the token" + code, tenant.tokenKey());
      case BUSY -> new Trial(false, "Tallyfy is limiting requests" + code + ": try later");
      case UNREACHABLE -> new Trial(false, "Tallyfy has a fault" + code + ": try later");
      case LIMITED, VISITOR_LIMITED, TIMED_OUT, UNREADABLE -> unusable(tenant, "status " + status);
    };
  }

  private static Trial of(Tenant tenant, TransportException failed) {
    String why = " (" + failed.getMessage() + ")";
    return switch (failed.reason()) {
      case TIMED_OUT -> shut("no answer in time", tenant.addressKey());
      case UNTRUSTED -> shut("no TLS that can be trusted" + why, tenant.addressKey());
      case UNREACHABLE -> shut("cannot be reached" + why, tenant.addressKey());
      case MALFORMED, TOO_LARGE, CROWDED -> unusable(tenant, failed.getMessage());
    };
  }

  private static Trial unusable(Tenant tenant, String what) {
    return shut("this is not Tallyfy's API (" + what + ")", tenant.addressKey());
  }

  private static Trial shut(String what, String... keys) {
    return new Trial(false, what + ": see " + String.join(", ", keys));
  }
}
