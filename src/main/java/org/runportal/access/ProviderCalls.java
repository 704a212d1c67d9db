package org.runportal.access;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.runportal.tenant.WebAddress;

/**
 * Calls to the identity provider, bounded in time, in size and in number: a slow provider must not
 * take the threads that show public pages. A redirect is not followed, and nothing is said where
 * others could listen.
 */
final class ProviderCalls implements HTTPRequestSender, ResourceRetriever {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);

  /** From the first to the last byte, however they come. */
  private static final Duration TOTAL = Duration.ofSeconds(8);

  /** Metadata and keys of real providers are a few kilobytes. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Semaphore lines = new Semaphore(MOST_AT_ONCE);

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    return call(request);
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HTTPResponse response = call(new HTTPRequest(HTTPRequest.Method.GET, url));
    if (response.getStatusCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException("answered with status " + response.getStatusCode());
    }
    return new Resource(response.getBody(), response.getHeaderValue("Content-Type"));
  }

  private HTTPResponse call(ReadOnlyHTTPRequest request) throws IOException {
    try {
      if (!WebAddress.staysPrivate(request.getURL().toURI())) {
        throw new IOException("names an address that is not https");
      }
      if (!lines.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("has many questions open already");
      }
    } catch (URISyntaxException e) {
      throw new IOException("names an address that is none", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    try {
      return exchange(request);
    } finally {
      lines.release();
    }
  }

  private static HTTPResponse exchange(ReadOnlyHTTPRequest request) throws IOException {
    long begin = System.nanoTime();
    HttpURLConnection connection = (HttpURLConnection) request.getURL().openConnection();
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) READ.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(request.getMethod().name());
    request
        .getHeaderMap()
        .forEach(
            (name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
    connection.setRequestProperty("Accept", "application/json");
    try {
      if (request.getBody() != null) {
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(request.getBody().getBytes(StandardCharsets.UTF_8));
        }
      }
      HTTPResponse response = new HTTPResponse(connection.getResponseCode());
      if (connection.getContentType() != null) {
        response.setHeader("Content-Type", connection.getContentType());
      }
      response.setBody(body(connection, begin));
      return response;
    } finally {
      connection.disconnect();
    }
  }

  private static String body(HttpURLConnection connection, long begin) throws IOException {
    boolean failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      byte[] piece = new byte[8 * 1024];
      for (int read = read(in, piece); read >= 0; read = in.read(piece)) {
        body.write(piece, 0, read);
        if (body.size() > MOST_BYTES) {
          throw new IOException("answers with more than " + MOST_BYTES + " bytes");
        }
        if (System.nanoTime() - begin > TOTAL.toNanos()) {
          throw new IOException("takes longer than " + TOTAL.toSeconds() + " seconds");
        }
      }
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  private static int read(InputStream in, byte[] piece) throws IOException {
    // an error without a body has no stream
    return in == null ? -1 : in.read(piece);
  }
}
