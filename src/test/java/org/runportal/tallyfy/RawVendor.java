package org.runportal.tallyfy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor below HTTP: for answers no well-behaved server would send. */
final class RawVendor implements AutoCloseable {
  /** What is done with a connection once the request's head has been read. */
  @FunctionalInterface
  interface Script {
    void answer(Socket connection, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  RawVendor(Script script) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(() -> accept(script));
  }

  private void accept(Script script) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> answer(connection, script));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void answer(Socket connection, Script script) {
    try (connection) {
      readHead(connection.getInputStream());
      script.answer(connection, connection.getOutputStream());
    } catch (IOException e) {
      // the client has gone: that is what some scripts wait for
    }
  }

  private static void readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int letter = in.read();
      // a TLS handshake (0x16) has no end we would recognize
      if (letter < 0 || letter == 0x16) {
        return;
      }
      head.append((char) letter);
    }
  }

  /** Sends text as it is. */
  static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/api");
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
