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
 * Calls to the identity provider, as the library for OpenID Connect wants them made. Whoever signs
 * in waits for them, so they are short; and nothing is said where others could listen.
 */
final class ProviderCalls implements HTTPRequestSender, ResourceRetriever {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** From the wait for a place to the last byte. */
  static final Duration TOTAL = Duration.ofSeconds(8);

  /** Of this, the longest wait while other calls are under way. */
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
   * @param total when a call is given up
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
    Request question =
        new Request(
            request.getMethod().name(), address, headers, Optional.ofNullable(request.getBody()));
    TimeLimit limit = TimeLimit.in(total);
    try (Reply reply =
        await(
            transport
                .place(Caller.SIGN_IN, limit.orIn(QUEUE))
                .thenCompose(
                    place ->
                        place.send(question, new Limits(CONNECT, SILENCE, limit, MAX_BYTES))))) {
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

  /** The thread that serves the visitor waits: what comes next, the visitor has to be told. */
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
