package org.runportal.it.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What is done with a connection once the question has been read; it is closed afterwards. */
@FunctionalInterface
interface Script {
  /**
   * @param run the id that was asked for
   */
  void answer(String run, Socket connection, OutputStream out) throws IOException;

  /** Bytes as they are, one char each. */
  static Script raw(String bytes) {
    return (run, connection, out) -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * An answer with a body of known length.
   *
   * @param head status and headers, without those about length and connection
   */
  static Script answer(String head, byte[] body) {
    return (run, connection, out) -> {
      out.write(
          ("HTTP/1.1 " + head + "\r\nConnection: close\r\nContent-Length: " + body.length)
              .getBytes(StandardCharsets.ISO_8859_1));
      out.write("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
    };
  }

  /** A JSON answer in UTF-8. */
  static Script json(String json) {
    return answer(
        "200 OK\r\nContent-Type: application/json", json.getBytes(StandardCharsets.UTF_8));
  }
}
