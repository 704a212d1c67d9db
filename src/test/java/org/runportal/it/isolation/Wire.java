package org.runportal.it.isolation;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A connection on which every byte of a request is ours: clients of the JDK tidy addresses up or
 * refuse to send them. Kept open between requests; for one thread.
 */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 120_000;

  /**
   * What came back.
   *
   * @param head status line and headers, a line each
   * @param body decoded, with each byte a letter
   */
  record Answer(int status, List<String> head, String body) {
    /** All of it, to be searched. */
    String whole() {
      return String.join("\n", head) + "\n\n" + body;
    }

    Optional<String> header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .findFirst();
    }
  }

  private final int port;
  private Socket socket;
  private InputStream in;

  Wire(int port) {
    this.port = port;
  }

  /**
   * Sends a request and reads its answer; once more on a new connection when the kept one was gone.
   *
   * @param request all of it, with each letter a byte
   * @param bodiless whether the answer has no body whatever its headers say
   */
  Answer ask(String request, boolean bodiless) throws IOException {
    if (socket != null) {
      try {
        return exchange(request, bodiless);
      } catch (IOException e) {
        close();
      }
    }
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    try {
      return exchange(request, bodiless);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Answer exchange(String request, boolean bodiless) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    List<String> head = head();
    int status = Integer.parseInt(head.get(0).split(" ")[1]);
    Answer bare = new Answer(status, head, "");
    boolean keptOpen = !bare.header("Connection").orElse("").equalsIgnoreCase("close");
    boolean empty = bodiless || status == 304 || status == 204 || status < 200;
    byte[] body = empty ? new byte[0] : body(bare);
    if (!keptOpen) {
      close();
    }
    if (bare.header("Content-Encoding").orElse("").equals("gzip") && body.length > 0) {
      try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = plain.readAllBytes();
      }
    }
    return new Answer(status, head, new String(body, StandardCharsets.ISO_8859_1));
  }

  private List<String> head() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.add(line);
    }
    if (lines.isEmpty()) {
      throw new EOFException("no status line");
    }
    return lines;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("ended within the head");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private byte[] body(Answer head) throws IOException {
    if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int size = chunk(); size > 0; size = chunk()) {
        body.write(exactly(size));
        line();
      }
      line();
      return body.toByteArray();
    }
    Optional<String> length = head.header("Content-Length");
    if (length.isPresent()) {
      return exactly(Integer.parseInt(length.get()));
    }
    byte[] rest = in.readAllBytes();
    close();
    return rest;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("ended within the body");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
