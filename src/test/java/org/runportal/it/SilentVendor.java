package org.runportal.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes connections and says nothing. */
final class SilentVendor implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> calls = new CopyOnWriteArrayList<>();

  SilentVendor() throws IOException {
    server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    Thread taking = new Thread(this::take, "silent vendor");
    taking.setDaemon(true);
    taking.start();
  }

  private void take() {
    try {
      while (true) {
        calls.add(server.accept());
      }
    } catch (SocketException e) {
      // closed: the test is over
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/api";
  }

  int calls() {
    return calls.size();
  }

  /** Ends all calls, and takes no more. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket call : calls) {
      call.close();
    }
  }
}
