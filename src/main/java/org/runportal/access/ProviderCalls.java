package org.runportal.access;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.runportal.tenant.WebAddress;
import org.runportal.transport.Caller;
import org.runportal.transport.Limits;
import org.runportal.transport.Reply;
import org.runportal.transport.Request;
import org.runportal.transport.TimeLimit;
import org.runportal.transport.Transport;
import org.runportal.transport.TransportException;

/**
 * HTTP calls to the identity provider for the OpenID Connect library. A user waits for them, so
 * their time limits are short. Only {@code https} is used, except for a provider on this machine.
 */
final class ProviderCalls implements HTTPRequestSender, ResourceRetriever {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);

  /** From the wait for a connection slot to the last byte. */
  static final Duration TOTAL = Duration.ofSeconds(8);

  /** The part of {@link #TOTAL} that may be spent waiting for a slot. */
  private static final Duration QUEUE = Duration.ofSeconds(1);

  /** Metadata and keys of real providers are a few kilobytes. */
  private static final int MAX_BYTES = 256 * 1024;

  private static final int OK = 200;

  private final Transport transport;
  private final Duration total;

  ProviderCalls(Transport transport) {
    this(transport, TOTAL);
  }

  /**
   * @param total the time limit of a whole call
   */
  ProviderCalls(Transport transport, Duration total) {
    this.transport = transport;
    this.total = total;
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    return call(request);
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HTTPResponse response = call(new HTTPRequest(HTTPRequest.Method.GET, url));
    if (response.getStatusCode() != OK) {
      throw new IOException("answered with status " + response.getStatusCode());
    }
    return new Resource(response.getBody(), response.getHeaderValue("Content-Type"));
  }

  private HTTPResponse call(ReadOnlyHTTPRequest request) throws IOException {
    URI address = address(request);
    if (!WebAddress.staysPrivate(address)) {
      throw new IOException("names an address that is not https");
    }
    Map<String, List<String>> headers = new HashMap<>(request.getHeaderMap());
    headers.put("Accept", List.of("application/json"));
    Request outgoing =
        new Request(
            request.getMethod().name(), address, headers, Optional.ofNullable(request.getBody()));
    TimeLimit limit = TimeLimit.in(total);
    try (Reply reply =
        await(
            transport
                .place(Caller.SIGN_IN, limit.orIn(QUEUE))
                .thenCompose(
                    place -> place.send(outgoing, new Limits(CONNECT, READ, limit, MAX_BYTES))))) {
      HTTPResponse response = new HTTPResponse(reply.status());
      reply.header("Content-Type").ifPresent(type -> response.setHeader("Content-Type", type));
      response.setBody(new String(reply.body().readAllBytes(), StandardCharsets.UTF_8));
      return response;
    }
  }

  private static URI address(ReadOnlyHTTPRequest request) throws IOException {
    try {
      return request.getURL().toURI();
    } catch (URISyntaxException e) {
      throw new IOException("names an address that is none", e);
    }
  }

  /** Blocks the request thread: the response depends on the result. */
  private static Reply await(CompletableFuture<Reply> call) throws IOException {
    try {
      return call.get();
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TransportException failure
          ? failure
          : new IOException(e.getCause());
    }
  }
}
