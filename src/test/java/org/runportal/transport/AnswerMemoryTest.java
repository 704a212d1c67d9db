package org.runportal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {
  private static final int PIECE = 1024;
  private static final int TOTAL = 1024 * PIECE;

  private final AnswerMemory memory = new AnswerMemory(TOTAL);

  @Test
  void oneCallerHasNoMoreThanHalfOfWhatIsLeftForOthers() {
    try (AnswerMemory.Lease lease = memory.lease(new Caller("a"))) {
      assertThat(fill(lease)).isEqualTo(TOTAL / 3 / PIECE * PIECE);
      assertThat(fill(memory.lease(new Caller("a")))).as("another answer of it").isZero();
      assertThat(fill(memory.lease(new Caller("b")))).isBetween(TOTAL / 5, TOTAL / 4);
    }
  }

  @Test
  void aUsualAnswerFindsRoomHoweverManySendAllTheyCan() {
    List<AnswerMemory.Lease> leases = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      leases.add(memory.lease(new Caller("greedy " + i)));
    }
    // one after the other, which is worst for those who come last
    leases.forEach(AnswerMemoryTest::fill);
    assertThat(fill(memory.lease(new Caller("usual")))).isGreaterThanOrEqualTo(TOTAL / 200);
  }

  @Test
  void nothingIsKeptBack() {
    for (int i = 0; i < 100; i++) {
      AnswerMemory.Lease lease = memory.lease(new Caller("a"));
      assertThat(fill(lease)).isEqualTo(TOTAL / 3 / PIECE * PIECE);
      lease.close();
      lease.close();
      assertThat(lease.take(1)).as("a call that is over").isFalse();
    }
    assertThat(memory.taken()).isZero();
  }

  private static int fill(AnswerMemory.Lease lease) {
    int bytes = 0;
    while (lease.take(PIECE)) {
      bytes += PIECE;
    }
    return bytes;
  }
}
