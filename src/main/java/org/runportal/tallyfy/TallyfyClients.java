package org.runportal.tallyfy;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * The HTTP clients, one for each tenant and question: so one tenant's token, address and timeouts
 * can never meet another's. Connections are kept alive between calls.
 */
@ApplicationScoped
class TallyfyClients {
  private static final Logger LOGGER = System.getLogger(TallyfyClients.class.getName());

  /** Without it an answer of 400 and more would be thrown, its headers out of reach. */
  private static final String NO_THROWING = "microprofile.rest.client.disable.default.mapper";

  private final ClientLog log = ClientLog.withoutTokens();
  private final Map<TenantId, RunsApi> runs = new ConcurrentHashMap<>();
  private final Map<TenantId, PeopleApi> people = new ConcurrentHashMap<>();

  RunsApi runs(Tenant tenant) {
    return runs.computeIfAbsent(tenant.id(), id -> client(tenant, RunsApi.class));
  }

  PeopleApi people(Tenant tenant) {
    return people.computeIfAbsent(tenant.id(), id -> client(tenant, PeopleApi.class));
  }

  private static <T> T client(Tenant tenant, Class<T> api) {
    return RestClientBuilder.newBuilder()
        .baseUri(tenant.apiUrl())
        .connectTimeout(tenant.limits().connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(tenant.limits().readTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .followRedirects(false)
        .property(NO_THROWING, true)
        .register(Line.connector())
        .register(new TokenHeader(tenant))
        .build(api);
  }

  @PreDestroy
  void close() {
    runs.values().forEach(TallyfyClients::close);
    people.values().forEach(TallyfyClients::close);
    log.close();
  }

  private static void close(Object client) {
    // every built client is closeable; the interfaces do not say so because a method named close
    // would be taken for a question to the vendor
    try {
      ((Closeable) client).close();
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "a client did not close", e);
    }
  }
}
