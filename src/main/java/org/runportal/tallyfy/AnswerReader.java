package org.runportal.tallyfy;

import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.runportal.run.Failure;
import org.runportal.transport.Reply;

/** Parses the JSON of a response within {@link JsonBounds}; other responses become failures. */
final class AnswerReader {
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private final Clock clock;
  private final NodeReader nodes = new NodeReader(JsonBounds.MAX_DEPTH);

  AnswerReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads an answer.
   *
   * @param reply the caller closes it
   * @param exceeded what there is too much of in it, where that is known
   * @throws CallFailed when it is no JSON that may be read, or no success
   */
  Node read(Reply reply, Optional<String> exceeded) throws CallFailed {
    int status = reply.status();
    // 204, 205 and 206 are successes too, but without a complete response
    if (status != 200 && status != 203) {
      throw CallFailed.of(status, pause(reply), "status " + status + request(reply));
    }
    if (!saysJson(reply)) {
      throw unreadable("not JSON by its content type", reply);
    }
    if (exceeded.isPresent()) {
      throw unreadable(exceeded.get(), reply);
    }
    try (InputStream body = unpacked(reply)) {
      return read(body);
    } catch (IOException e) {
      throw unreadable("cut off or badly packed", reply);
    } catch (NodeReader.NotJson e) {
      throw unreadable(e.getMessage(), reply);
    }
  }

  /** Whether reading an answer takes little memory; so is one that cannot be read. */
  static boolean isLight(Reply reply) {
    try (InputStream body = unpacked(reply)) {
      return JsonBounds.isLight(body);
    } catch (IOException | CallFailed e) {
      return true;
    }
  }

  /** How much there is to read in an answer; nothing in one that cannot be read. */
  static JsonBounds.Measured measure(Reply reply) {
    try (InputStream body = unpacked(reply)) {
      return JsonBounds.measure(body);
    } catch (IOException | CallFailed e) {
      return new JsonBounds.Measured(0, Optional.empty());
    }
  }

  /**
   * Reads a body that has come whole.
   *
   * @throws NodeReader.NotJson when it is no JSON that may be read
   */
  Node read(byte[] body) throws NodeReader.NotJson {
    try {
      return read(new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new NodeReader.NotJson(e.getMessage());
    }
  }

  private Node read(InputStream body) throws IOException, NodeReader.NotJson {
    JsonBounds bounds = new JsonBounds(body);
    try {
      return nodes.read(text(bounds));
    } catch (IOException | NodeReader.NotJson e) {
      if (bounds.exceeded().isPresent()) {
        throw new NodeReader.NotJson(bounds.exceeded().get());
      }
      throw e;
    }
  }

  private Optional<Duration> pause(Reply reply) {
    boolean asks = reply.status() == 429 || reply.status() == 503;
    return asks
        ? RetryAfter.read(
            reply.header("Retry-After").orElse(null),
            reply.header("Date").orElse(null),
            clock.instant())
        : Optional.empty();
  }

  /** Whether it is JSON by its content type, or has none. */
  static boolean saysJson(Reply reply) {
    String contentType = reply.header("Content-Type").orElse("");
    if (contentType.isBlank()) {
      return true;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.endsWith("+json");
  }

  private static InputStream unpacked(Reply reply) throws IOException, CallFailed {
    String packing = reply.header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (packing) {
      case "", "identity" -> reply.body();
      case "gzip", "x-gzip" -> new GZIPInputStream(reply.body());
      default -> throw unreadable("packed in a way not asked for", reply);
    };
  }

  /** JSON is UTF-8 whatever the content type claims (RFC 8259, section 8.1). */
  private static Reader text(InputStream body) throws IOException {
    PushbackReader text =
        new PushbackReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1);
    int first = text.read();
    if (first >= 0 && first != '\ufeff') {
      text.unread(first);
    }
    return text;
  }

  private static CallFailed unreadable(String what, Reply reply) {
    return CallFailed.of(Failure.UNREADABLE, what + request(reply));
  }

  /** The vendor's request id, for its support; omitted if it is not safe in a log. */
  private static String request(Reply reply) {
    return reply
        .header("X-Request-Id")
        .filter(id -> REQUEST_ID.matcher(id).matches())
        .map(id -> ", request " + id)
        .orElse("");
  }
}
