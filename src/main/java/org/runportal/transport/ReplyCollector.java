package org.runportal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.runportal.transport.TransportException.Reason;

/** Collects one response, and aborts the call as soon as it is too large. */
final class ReplyCollector implements AsyncResponseConsumer<Reply> {
  private final int most;
  private final AnswerMemory.Lease lease;
  private final List<byte[]> pieces = new ArrayList<>();
  private long size;
  private volatile HttpResponse head;
  private FutureCallback<Reply> whole;

  ReplyCollector(int most, AnswerMemory.Lease lease) {
    this.most = most;
    this.lease = lease;
  }

  /** Whether the status line and headers have arrived. */
  boolean hasHead() {
    return head != null;
  }

  @Override
  public void consumeResponse(
      HttpResponse response, EntityDetails body, HttpContext context, FutureCallback<Reply> result)
      throws TransportException {
    head = response;
    whole = result;
    if (body == null) {
      streamEnd(List.of());
    } else if (body.getContentLength() > most) {
      throw tooLarge();
    }
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {
    // the final response follows
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer bytes) throws TransportException {
    size += bytes.remaining();
    if (size > most) {
      throw tooLarge();
    }
    if (!lease.take(bytes.remaining())) {
      throw new TransportException(Reason.CROWDED, "too many large answers under way");
    }
    byte[] piece = new byte[bytes.remaining()];
    bytes.get(piece);
    pieces.add(piece);
  }

  private TransportException tooLarge() {
    return new TransportException(Reason.TOO_LARGE, "larger than " + most + " bytes");
  }

  @Override
  public void streamEnd(List<? extends Header> trailers) {
    whole.completed(new Reply(head, pieces, lease));
  }

  @Override
  public void failed(Exception cause) {
    // the caller is notified by the exchange
  }

  @Override
  public void releaseResources() {
    // the reply closes the lease, or the exchange if there is no reply
  }
}
