package org.runportal.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A request whose body has to come within a time: the server breaks off only what has stopped, not
 * what drips.
 */
final class TimedBody extends HttpServletRequestWrapper {
  private final Ticker ticker;
  private final long start;
  private final Duration patience;
  private boolean late;

  TimedBody(HttpServletRequest request, Duration patience, Ticker ticker) {
    super(request);
    this.ticker = ticker;
    this.start = ticker.read();
    this.patience = patience;
  }

  /** Whether reading was broken off, by us or by the server. */
  boolean isLate() {
    return late;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Timed(super.getInputStream());
  }

  @Override
  public BufferedReader getReader() throws IOException {
    Charset charset =
        Optional.ofNullable(getCharacterEncoding())
            .map(Charset::forName)
            .orElse(StandardCharsets.UTF_8);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private final class Timed extends ServletInputStream {
    private final ServletInputStream sent;

    Timed(ServletInputStream sent) {
      this.sent = sent;
    }

    @Override
    public int read() throws IOException {
      check();
      try {
        return sent.read();
      } catch (IOException e) {
        late = true;
        throw e;
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      check();
      try {
        return sent.read(into, offset, length);
      } catch (IOException e) {
        late = true;
        throw e;
      }
    }

    private void check() throws IOException {
      if (ticker.read() - start > patience.toNanos()) {
        late = true;
        throw new IOException("the body did not come in time");
      }
    }

    @Override
    public boolean isFinished() {
      return sent.isFinished();
    }

    @Override
    public boolean isReady() {
      return sent.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      sent.setReadListener(listener);
    }
  }
}
