package org.runportal.it.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendor on raw sockets, because no well-behaved server sends what is wanted here. The first
 * segment of a path names the tenant; a tenant with a script gets that when it asks for a run, and
 * everything else is answered well. Connections are never kept, so every question finds the vendor
 * as it is now.
 */
final class Vendor implements AutoCloseable {
  /** The run that is answered on a good day. */
  static final String WELL = "A run that is well";

  private static final Pattern QUESTION =
      Pattern.compile("GET /([a-z0-9-]+)/api/organizations/[a-z0-9-]+/(?:runs/)?([\\w-]+).*");
  private static final Script NOBODY = Script.json("{\"data\":[]}");
  private static final int TLS_HANDSHAKE = 0x16;

  /** What a connection is wrapped in before anything is read. */
  @FunctionalInterface
  interface Transport {
    Socket over(Socket connection) throws IOException;
  }

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Transport transport;
  private volatile ServerSocket door;
  private volatile Future<?> doorkeeper;

  Vendor(Transport transport) {
    this.transport = transport;
    open(0);
  }

  /** A vendor that speaks plain HTTP. */
  Vendor() {
    this(connection -> connection);
  }

  int port() {
    return door.getLocalPort();
  }

  /** The heads of the requests so far, each with its request line first. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  /** From now on runs of that tenant are answered like this. */
  void follow(String tenant, Script script) {
    scripts.put(tenant, script);
  }

  /** From now on runs of that tenant are answered well. */
  void recover(String tenant) {
    scripts.remove(tenant);
  }

  void speak(Transport other) {
    transport = other;
  }

  /** Stops listening; the port stays in mind. */
  void shut() {
    try {
      door.close();
      // the port is free only when nobody waits at it any more
      doorkeeper.get();
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listens again where it did before. */
  void open() {
    if (door.isClosed()) {
      open(port());
    }
  }

  private void open(int port) {
    ServerSocket next = listen(port, 50);
    door = next;
    doorkeeper = threads.submit(() -> accept(next));
  }

  static ServerSocket listen(int port, int backlog) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> answer(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket connection) {
    try (Socket spoken = transport.over(connection)) {
      String head = head(spoken.getInputStream());
      heads.add(head);
      Matcher question = QUESTION.matcher(head.lines().findFirst().orElse(""));
      Script script = question.matches() ? script(question) : Script.raw("HTTP/1.1 400 No\r\n\r\n");
      script.answer(question.matches() ? question.group(2) : "", spoken, spoken.getOutputStream());
      spoken.getOutputStream().flush();
    } catch (IOException e) {
      // the client has gone: that is what some scripts wait for
    }
  }

  private Script script(Matcher question) {
    boolean asksForRuns = question.group().contains("/runs/") || question.group(2).equals("runs");
    return asksForRuns ? scripts.getOrDefault(question.group(1), well(question.group(2))) : NOBODY;
  }

  static Script well(String run) {
    return Script.json(Canaries.run(run, WELL, ""));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int letter = in.read();
      // a TLS handshake has no end that could be recognized
      if (letter < 0 || letter == TLS_HANDSHAKE) {
        break;
      }
      head.append((char) letter);
    }
    return head.toString();
  }

  @Override
  public void close() {
    shut();
    threads.shutdownNow();
  }
}
