package org.runportal.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port whose queue of connections is full and never served: whoever comes next waits for a
 * connection that does not come.
 */
final class FullQueue {
  private static final int PATIENCE_MILLIS = 200;

  private final Vendor vendor;
  private final List<Socket> waiting = new ArrayList<>();
  private ServerSocket full;

  FullQueue(Vendor vendor) {
    this.vendor = vendor;
  }

  void begin() {
    vendor.shut();
    full = Vendor.listen(vendor.port(), 1);
    try {
      while (joins()) {
        // until nobody gets in any more
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean joins() throws IOException {
    Socket next = new Socket();
    waiting.add(next);
    try {
      next.connect(full.getLocalSocketAddress(), PATIENCE_MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  void end() {
    try {
      if (full != null) {
        for (Socket socket : waiting) {
          socket.close();
        }
        waiting.clear();
        full.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    vendor.open();
  }
}
