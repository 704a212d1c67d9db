package org.runportal.tallyfy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Encrypts one connection for a call, and no second one. The JDK's client repeats a question by
 * itself when a connection ends without an answer: a call that nobody counted, at the worst moment
 * for a vendor in trouble. A kept connection that the vendor had closed meanwhile is still
 * replaced.
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
    take();
    return tls.createSocket();
  }

  /** Over a connection that leads through a proxy. */
  @Override
  public Socket createSocket(Socket connection, String host, int port, boolean autoClose)
      throws IOException {
    take();
    return tls.createSocket(connection, host, port, autoClose);
  }

  private void take() throws IOException {
    if (!allowed.getAsBoolean()) {
      throw new IOException("the connection ended without an answer");
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw pastTheProxy();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw pastTheProxy();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw pastTheProxy();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw pastTheProxy();
  }

  /** The JDK's client tries this as a last resort; then its first complaint is the one to tell. */
  private static IOException pastTheProxy() {
    return new IOException("no connection of its own");
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
