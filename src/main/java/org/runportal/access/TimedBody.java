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
 * A request with a time limit for its whole body. The server's own timeout ends only a body that
 * has stopped, not one that arrives slowly.
 */
final class TimedBody extends HttpServletRequestWrapper {
  private final Ticker ticker;
  private final long start;
  private final Duration timeout;
  private boolean timedOut;

  TimedBody(HttpServletRequest request, Duration timeout, Ticker ticker) {
    super(request);
    this.ticker = ticker;
    this.start = ticker.read();
    this.timeout = timeout;
  }

  /** Whether reading was aborted, by this limit or by the server. */
  boolean isTimedOut() {
    return timedOut;
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
    private final ServletInputStream delegate;

    Timed(ServletInputStream delegate) {
      this.delegate = delegate;
    }

    @Override
    public int read() throws IOException {
      check();
      try {
        return delegate.read();
      } catch (IOException e) {
        timedOut = true;
        throw e;
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      check();
      try {
        return delegate.read(into, offset, length);
      } catch (IOException e) {
        timedOut = true;
        throw e;
      }
    }

    private void check() throws IOException {
      if (ticker.read() - start > timeout.toNanos()) {
        timedOut = true;
        throw new IOException("the body did not come in time");
      }
    }

    @Override
    public boolean isFinished() {
      return delegate.isFinished();
    }

    @Override
    public boolean isReady() {
      return delegate.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      delegate.setReadListener(listener);
    }
  }
}
