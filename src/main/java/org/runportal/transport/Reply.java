package org.runportal.transport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** A complete response. Close it when its body is no longer needed, to release its memory. */
public final class Reply implements AutoCloseable {
  private final HttpResponse head;
  private final List<byte[]> pieces;
  private final AnswerMemory.Lease lease;

  Reply(HttpResponse head, List<byte[]> pieces, AnswerMemory.Lease lease) {
    this.head = head;
    this.pieces = pieces;
    this.lease = lease;
  }

  /** The HTTP status. */
  public int status() {
    return head.getCode();
  }

  /** The first header of that name, if there is one. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(head.getFirstHeader(name)).map(Header::getValue);
  }

  /** The body as it was sent. */
  public InputStream body() {
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
  }

  @Override
  public void close() {
    pieces.clear();
    lease.close();
  }
}
