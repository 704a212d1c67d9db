package org.runportal.tallyfy;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log of the JDK's HTTP client. On its finer levels it writes the heads of requests as they
 * are, and ours hold a token: those entries are left out, whatever the level.
 */
final class ClientLog implements Filter, AutoCloseable {
  private static final String SECRET = HttpHeaders.AUTHORIZATION.toLowerCase(Locale.ROOT);

  /** Kept: a logger that nobody holds is forgotten, and its filter with it. */
  private final Logger logger;

  private final Filter before;

  private ClientLog(Logger logger) {
    this.logger = logger;
    this.before = logger.getFilter();
  }

  /** Keeps tokens out of it until it is closed. */
  static ClientLog withoutTokens() {
    ClientLog log = new ClientLog(Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection"));
    log.logger.setFilter(log);
    return log;
  }

  @Override
  public boolean isLoggable(LogRecord entry) {
    return !Objects.requireNonNullElse(entry.getMessage(), "")
            .toLowerCase(Locale.ROOT)
            .contains(SECRET)
        && (before == null || before.isLoggable(entry));
  }

  @Override
  public void close() {
    logger.setFilter(before);
  }
}
