package org.runportal.it.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends what no well-behaved client would: bytes as they are, one char each. */
public final class RawHttp {
  private static final int PATIENCE = 120_000;

  /**
   * What came back before the server closed the connection.
   *
   * @param head status line and header lines; empty when there was no answer
   * @param body as sent, with the marks of its chunks
   */
  public record Answer(List<String> head, String body) {
    /** Its status; 0 when there was no answer. */
    public int status() {
      return head.isEmpty() ? 0 : Integer.parseInt(head.get(0).split(" ")[1]);
    }

    /** The values of a header. */
    public List<String> header(String name) {
      return head.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }

  private final int port;

  /**
   * @param port where the portal listens on 127.0.0.1
   */
  public RawHttp(int port) {
    this.port = port;
  }

  /** Asks for an address as it is written, on a connection of its own. */
  public Answer get(String address, String... headers) {
    StringBuilder request = new StringBuilder("GET " + address + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
      request.append("Host: 127.0.0.1:").append(port).append("\r\n");
    }
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return send(request + "Connection: close\r\n\r\n");
  }

  /** Sends the bytes and reads until the server closes. */
  public Answer send(String bytes) {
    try (Socket socket = open(bytes)) {
      return read(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends the bytes and reads one answer as long as it says it is. What the server still waits for,
   * such as a body that never comes, is not waited for.
   */
  public Answer answer(String bytes) {
    try (Socket socket = open(bytes)) {
      return whole(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the bytes and leaves the connection open. */
  public Socket open(String bytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE);
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  /** Reads the head of an answer alone. */
  public static Answer head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      int letter = in.read();
      if (letter < 0) {
        break;
      }
      head.append((char) letter);
    }
    return new Answer(List.of(head.toString().strip().split("\r\n")), "");
  }

  private static Answer whole(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] some = new byte[8192];
    int count = 0;
    while (count >= 0 && !isWhole(text)) {
      count = in.read(some);
      text.append(new String(some, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
    }
    return parsed(text.toString());
  }

  private static boolean isWhole(StringBuilder text) {
    Answer answer = parsed(text.toString());
    if (answer.head().isEmpty()) {
      return false;
    }
    List<String> length = answer.header("Content-Length");
    return length.isEmpty()
        ? answer.body().endsWith("0\r\n\r\n")
        : answer.body().length() >= Integer.parseInt(length.get(0));
  }

  /** Reads what comes until the server closes. */
  public static Answer read(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] some = new byte[8192];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      all.write(some, 0, count);
    }
    return parsed(all.toString(StandardCharsets.UTF_8));
  }

  private static Answer parsed(String text) {
    int end = text.indexOf("\r\n\r\n");
    return end < 0
        ? new Answer(List.of(), text)
        : new Answer(
            new ArrayList<>(List.of(text.substring(0, end).split("\r\n"))),
            text.substring(end + 4));
  }
}
