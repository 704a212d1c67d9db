package org.runportal.tallyfy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.runportal.run.Failure;

/** Reads the JSON of an answer within limits; every other answer becomes its failure. */
final class AnswerReader {
  /** The most bytes of an answer, counted after unpacking. */
  static final int LARGEST = 16 * 1024 * 1024;

  /** The most levels an answer may be nested. */
  static final int DEEPEST = 64;

  private final Clock clock;
  private final NodeReader parts = new NodeReader(DEEPEST);

  AnswerReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param response the caller closes it
   * @param freight what the tenant's answers may weigh
   * @throws CallFailed when it is no JSON, or no success
   */
  Node read(Response response, Deadline deadline, ResponseMemory freight) throws CallFailed {
    int status = response.getStatus();
    // 204, 205 and 206 are successes too, but none that brings a whole answer
    if (status != 200 && status != 203) {
      throw CallFailed.of(status, pause(response, status), "status " + status + request(response));
    }
    if (!saysJson(response.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
      throw unreadable("not JSON by its content type", response);
    }
    try (ResponseMemory.Lease share = freight.share(deadline)) {
      return read(body(response, deadline, share));
    } catch (SocketTimeoutException e) {
      throw CallFailed.of(Failure.TIMED_OUT, "read timeout in the body" + request(response));
    } catch (SocketException e) {
      throw CallFailed.of(Failure.UNREACHABLE, "connection lost in the body" + request(response));
    } catch (IOException | ProcessingException e) {
      throw unreadable("cut off or badly packed", response);
    } catch (NodeReader.NotJson e) {
      throw unreadable(e.getMessage(), response);
    }
  }

  /**
   * Reads a body that has come whole.
   *
   * @throws PartReader.NotJson when it is no JSON that may be read
   */
  Node read(byte[] body) throws NodeReader.NotJson {
    return parts.read(text(body));
  }

  private Optional<Duration> pause(Response response, int status) {
    boolean asks = status == 429 || status == 503;
    return asks
        ? RetryAfter.read(
            response.getHeaderString(HttpHeaders.RETRY_AFTER),
            response.getHeaderString(HttpHeaders.DATE),
            clock.instant())
        : Optional.empty();
  }

  private static boolean saysJson(String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.endsWith("+json");
  }

  private static byte[] body(Response response, Deadline deadline, ResponseMemory.Lease share)
      throws IOException, CallFailed {
    InputStream sent = response.readEntity(InputStream.class);
    if (sent == null) {
      return new byte[0];
    }
    InputStream timed = new TimedStream(sent, deadline);
    try (InputStream unpacked = unpacked(response, timed)) {
      byte[] body = share.read(unpacked, LARGEST + 1);
      if (body.length > LARGEST) {
        throw unreadable("larger than " + LARGEST + " bytes", response);
      }
      // the HTTP client takes the end of a connection for the end of a body; what is packed tells
      // its own end
      if (unpacked == timed && body.length < response.getLength()) {
        throw unreadable("cut off", response);
      }
      return body;
    }
  }

  private static InputStream unpacked(Response response, InputStream sent)
      throws IOException, CallFailed {
    String packing = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (packing == null || packing.isBlank() || packing.strip().equalsIgnoreCase("identity")) {
      return sent;
    }
    if (packing.strip().toLowerCase(Locale.ROOT).matches("(x-)?gzip")) {
      return new GZIPInputStream(sent);
    }
    throw unreadable("packed in a way not asked for", response);
  }

  /** JSON is UTF-8 whatever the content type claims (RFC 8259, section 8.1). */
  private static Reader text(byte[] body) {
    boolean marked =
        body.length >= 3
            && body[0] == (byte) 0xef
            && body[1] == (byte) 0xbb
            && body[2] == (byte) 0xbf;
    int start = marked ? 3 : 0;
    return new InputStreamReader(
        new ByteArrayInputStream(body, start, body.length - start), StandardCharsets.UTF_8);
  }

  private static CallFailed unreadable(String what, Response response) {
    return CallFailed.of(Failure.UNREADABLE, what + request(response));
  }

  /** The vendor's number for the call, for its support; left out when it could harm a log. */
  private static String request(Response response) {
    String id = response.getHeaderString("X-Request-Id");
    return id != null && id.matches("[A-Za-z0-9._-]{1,64}") ? ", request " + id : "";
  }

  /** A stream that ends with a timeout once the deadline has passed, however slowly it drips. */
  private static final class TimedStream extends FilterInputStream {
    private final Deadline deadline;

    TimedStream(InputStream sent, Deadline deadline) {
      super(sent);
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      check();
      return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      check();
      return super.read(into, offset, length);
    }

    private void check() throws SocketTimeoutException {
      if (deadline.passed()) {
        throw new SocketTimeoutException("deadline");
      }
    }
  }
}
