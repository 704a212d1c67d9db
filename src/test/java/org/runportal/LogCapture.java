package org.runportal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what a logger gets during a test, and keeps it off the console. */
public final class LogCapture implements BeforeEachCallback, AfterEachCallback {
  private final Logger logger;
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          records.add(entry);
        }

        @Override
        public void flush() {
          // nothing is held
        }

        @Override
        public void close() {
          // nothing is open
        }
      };

  private Level level;

  /**
   * @param name of the logger; what loggers below it get counts too
   */
  public LogCapture(String name) {
    logger = Logger.getLogger(name);
  }

  /** The logger of a class. */
  public LogCapture(Class<?> source) {
    this(source.getName());
  }

  /** Forgets what was logged so far. */
  public void clear() {
    records.clear();
  }

  /** What was logged so far, in order. */
  public List<LogRecord> records() {
    return List.copyOf(records);
  }

  /** The same as text, without time and level. */
  public List<String> lines() {
    return records.stream().map(new SimpleFormatter()::formatMessage).toList();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    records.clear();
    level = logger.getLevel();
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
    logger.setLevel(level);
  }
}
