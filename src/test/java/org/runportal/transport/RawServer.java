package org.runportal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server below HTTP, plain or over TLS: for answers no well-behaved one would send. */
public final class RawServer implements AutoCloseable {
  /** What is done with a request whose head has been read. */
  @FunctionalInterface
  public interface Script {
    /**
     * Answers.
     *
     * @param turn the number of the request, counted from one over all connections
     */
    void answer(int turn, Socket connection, OutputStream out) throws IOException;
  }

  private final ServerSocket door;
  private final SSLContext tls;
  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /** A server that speaks plain HTTP. */
  public RawServer(Script script) throws IOException {
    this(null, script);
  }

  /** A server that speaks plain HTTP at a port of your choice. */
  public RawServer(int port, Script script) throws IOException {
    this(port, null, script);
  }

  /**
   * A server.
   *
   * @param tls what it proves itself with, or null for plain HTTP
   */
  public RawServer(SSLContext tls, Script script) throws IOException {
    this(0, tls, script);
  }

  private RawServer(int port, SSLContext tls, Script script) throws IOException {
    this.tls = tls;
    this.script = script;
    this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket connection = door.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket accepted) {
    open.incrementAndGet();
    try (Socket connection = tls == null ? accepted : over(accepted)) {
      for (String head = head(connection); !head.isEmpty(); head = head(connection)) {
        heads.add(head);
        script.answer(heads.size(), connection, connection.getOutputStream());
      }
    } catch (IOException e) {
      // the client has gone: that is what some scripts wait for
    } finally {
      open.decrementAndGet();
    }
  }

  private SSLSocket over(Socket accepted) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.getSocketFactory().createSocket(accepted, null, accepted.getLocalPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private static String head(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int letter = in.read();
      if (letter < 0) {
        return "";
      }
      head.append((char) letter);
    }
    return head.toString();
  }

  /** Sends text as it is. */
  public static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Sends a short answer after which the connection stays. */
  public static void ok(OutputStream out, String body) throws IOException {
    send(
        out,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body));
  }

  /** Sends one blank every 50 ms until the other side has gone. */
  public static void drip(OutputStream out) throws IOException {
    drip(out, new AtomicInteger());
  }

  /**
   * Sends one blank every 50 ms until the other side has gone.
   *
   * @param sent counts them
   */
  public static void drip(OutputStream out, AtomicInteger sent) throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!never.await(50, TimeUnit.MILLISECONDS)) {
        sent.incrementAndGet();
        send(out, " ");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create(
        (tls == null ? "http" : "https") + "://127.0.0.1:" + door.getLocalPort() + "/");
  }

  /** The heads of all requests so far. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  /** All connections so far. */
  public int connections() {
    return connections.get();
  }

  /** Connections open now. */
  public int open() {
    return open.get();
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
