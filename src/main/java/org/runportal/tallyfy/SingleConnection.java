package org.runportal.tallyfy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens a connection for a call, but no second one. The JDK's client repeats a question by itself
 * when a connection ends without an answer: a call that nobody counted, at the worst moment for a
 * vendor in trouble. A kept connection that the vendor had closed meanwhile is still replaced.
 */
final class SingleConnection extends SSLSocketFactory {
  private final SSLSocketFactory tls;
  private final BooleanSupplier allowed;

  /**
   * @param allowed whether the call that is being made may have a connection; asked once for each
   */
  SingleConnection(SSLSocketFactory tls, BooleanSupplier allowed) {
    this.tls = tls;
    this.allowed = allowed;
  }

  @Override
  public Socket createSocket() throws IOException {
    if (!allowed.getAsBoolean()) {
      throw new IOException("the connection ended without an answer");
    }
    return tls.createSocket();
  }

  /** Wraps a connection there already is. */
  @Override
  public Socket createSocket(Socket connection, String host, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(connection, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("connections are made later");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("connections are made later");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("connections are made later");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("connections are made later");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
