package org.runportal.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One browser's connection to a server at 127.0.0.1: kept open, with the cookie of its session, for
 * one thread. Unpacks nothing.
 */
final class Connection implements AutoCloseable {
  private static final int TIMEOUT = (int) Duration.ofSeconds(30).toMillis();
  private static final int BUFFER = 16 * 1024;

  private final HttpRequestExecutor requests = new HttpRequestExecutor();
  private final byte[] buffer = new byte[BUFFER];
  private final int port;
  private DefaultBHttpClientConnection open;
  private String cookie = "";

  /**
   * An answer.
   *
   * @param status its status
   * @param body as it was sent, packed or not
   */
  record Answer(int status, byte[] body) {}

  Connection(int port) {
    this.port = port;
  }

  /** Asks for a page. */
  Answer get(String path) throws IOException {
    try {
      return answer(path);
    } catch (HttpException e) {
      close();
      throw new IOException(e);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Answer answer(String path) throws IOException, HttpException {
    BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", path);
    request.setHeader(HttpHeaders.HOST, "127.0.0.1:" + port);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
    if (!cookie.isEmpty()) {
      request.setHeader(HttpHeaders.COOKIE, cookie);
    }
    HttpCoreContext context = HttpCoreContext.create();
    ClassicHttpResponse response = requests.execute(request, opened(), context);
    Answer answer = new Answer(response.getCode(), body(response));
    Header session = response.getFirstHeader(HttpHeaders.SET_COOKIE);
    if (session != null) {
      cookie = session.getValue().split(";", 2)[0];
    }
    if (!DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)) {
      close();
    }
    return answer;
  }

  private DefaultBHttpClientConnection opened() throws IOException {
    if (open == null) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT);
      open = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
      open.bind(socket);
    }
    return open;
  }

  private byte[] body(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(BUFFER);
    try (InputStream body = entity.getContent()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        whole.write(buffer, 0, read);
      }
    }
    return whole.toByteArray();
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
