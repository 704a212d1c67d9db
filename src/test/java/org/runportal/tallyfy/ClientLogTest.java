package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientLogTest {
  private final Logger log = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");
  private final List<String> entries = new ArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          entries.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.setLevel(Level.FINEST);
    log.setUseParentHandlers(false);
    log.addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    log.removeHandler(listener);
    log.setUseParentHandlers(true);
    log.setLevel(null);
  }

  /** As the JDK writes it; that it writes through this filter is seen in the fault matrix. */
  @Test
  void leavesOutTheHeadsOfRequestsOnly() {
    ClientLog quiet = ClientLog.withoutTokens();
    log.fine("pairs: {GET /x HTTP/1.1: null}{Authorization: Bearer acme-secret}{Host: x}");
    log.fine("pairs: {authorization: Bearer acme-secret}");
    log.finest("Proxy used: DIRECT");
    log.log(new LogRecord(Level.SEVERE, null));
    quiet.close();
    assertThat(entries).containsExactly("Proxy used: DIRECT", null);
  }

  @Test
  void asksTheFilterThatWasThereBefore() {
    log.setFilter(entry -> entry.getLevel() != Level.FINEST);
    ClientLog quiet = ClientLog.withoutTokens();
    log.finest("Proxy used: DIRECT");
    log.fine("Authorization");
    log.fine("another");
    quiet.close();
    log.setFilter(null);
    assertThat(entries).containsExactly("another");
  }

  @Test
  void isAsItWasOnceTheClientsAreGone() {
    new TallyfyClients().close();
    assertThat(log.getFilter()).isNull();
  }
}
