package org.runportal.tallyfy;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/**
 * The connection of one call until its headers are there, so that somebody else can cut it. Nothing
 * less ends a call whose headers drip in: every byte in time is no timeout, and a thread in a read
 * heeds no interrupt. A body is read by ourselves, with an eye on the time.
 */
final class Line {
  /**
   * The line of the call that a thread is about to make: the client asks for no more than a URL.
   */
  private static final ThreadLocal<Line> OF_THIS_THREAD = new ThreadLocal<>();

  private HttpURLConnection connection;
  private boolean connected;
  private boolean cut;

  /** What a client has to be given for its calls to have lines. */
  static HttpUrlConnectorProvider connector() {
    // one for all calls of a client: kept connections belong to the factory that made them
    SSLSocketFactory tls =
        new SingleConnection((SSLSocketFactory) SSLSocketFactory.getDefault(), Line::mayConnect);
    return new HttpUrlConnectorProvider().connectionFactory(url -> opened(url, tls));
  }

  private static HttpURLConnection opened(URL url, SSLSocketFactory tls) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    if (connection instanceof HttpsURLConnection encrypted) {
      encrypted.setSSLSocketFactory(tls);
    }
    Line line = OF_THIS_THREAD.get();
    if (line != null) {
      line.holds(connection);
    }
    return connection;
  }

  private static boolean mayConnect() {
    Line line = OF_THIS_THREAD.get();
    return line == null || line.connects();
  }

  private synchronized boolean connects() {
    boolean first = !connected;
    connected = true;
    return first;
  }

  /** Makes a call on this thread and this line. */
  Response carry(Supplier<Response> call) {
    OF_THIS_THREAD.set(this);
    try {
      return call.get();
    } finally {
      OF_THIS_THREAD.remove();
      letGo();
    }
  }

  private synchronized void letGo() {
    connection = null;
  }

  private synchronized void holds(HttpURLConnection opened) throws IOException {
    if (cut) {
      throw new IOException("given up before it began");
    }
    connection = opened;
  }

  /** Ends the wait for headers, if it still goes on. */
  synchronized void cut() {
    cut = true;
    if (connection != null) {
      connection.disconnect();
    }
  }
}
