package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResponseMemoryTest {
  private static final int LARGE = 8 * ResponseMemory.SMALL;
  private static final int CALLS = TallyfyCalls.AT_ONCE;

  private final ResponseMemory freight = new ResponseMemory();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void holdsOneLargeAnswerAtATimeAndTheBeginningsOfOthers() throws Exception {
    CountDownLatch understood = new CountDownLatch(1);
    List<Taken> answers = new ArrayList<>();
    List<Future<Integer>> read = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      Taken answer = new Taken(LARGE);
      answers.add(answer);
      read.add(
          threads.submit(
              () -> {
                try (ResponseMemory.Lease share =
                    freight.share(Deadline.in(Duration.ofMinutes(1)))) {
                  int length = share.read(answer, LARGE).length;
                  understood.await();
                  return length;
                }
              }));
    }
    long most = LARGE + (CALLS - 1L) * ResponseMemory.SMALL;

    Awaitility.await().until(() -> taken(answers) == most);
    Awaitility.await()
        .during(Duration.ofMillis(300))
        .until(() -> answers.stream().filter(each -> each.taken() == LARGE).count() == 1);
    assertThat(taken(answers)).isEqualTo(most);

    understood.countDown();
    for (Future<Integer> each : read) {
      assertThat(each.get()).isEqualTo(LARGE);
    }
  }

  @Test
  void letsSmallAnswersPassALargeOne() throws Exception {
    try (ResponseMemory.Lease large = freight.share(Deadline.in(Duration.ofMinutes(1)));
        ResponseMemory.Lease small = freight.share(Deadline.in(Duration.ofMinutes(1)))) {
      large.read(new Taken(LARGE), LARGE);
      assertThat(small.read(new Taken(ResponseMemory.SMALL - 1), LARGE))
          .hasSize(ResponseMemory.SMALL - 1);
    }
  }

  @Test
  void givesUpAtTheDeadline() throws Exception {
    try (ResponseMemory.Lease first = freight.share(Deadline.in(Duration.ofMinutes(1)));
        ResponseMemory.Lease second = freight.share(Deadline.in(Duration.ofMillis(50)))) {
      first.read(new Taken(LARGE), LARGE);
      assertThatThrownBy(() -> second.read(new Taken(LARGE), LARGE))
          .isInstanceOf(CallFailed.class)
          .hasMessage("too many large answers under way");
    }
    try (ResponseMemory.Lease third = freight.share(Deadline.in(Duration.ofMinutes(1)))) {
      assertThat(third.read(new Taken(LARGE), LARGE)).as("nothing is kept back").hasSize(LARGE);
    }
  }

  @Test
  void readsWhatWasSentAndNotAByteMore() throws Exception {
    for (int length :
        new int[] {
          0,
          1,
          ResponseMemory.SMALL - 1,
          ResponseMemory.SMALL,
          ResponseMemory.SMALL + 1,
          LARGE - 1,
          LARGE
        }) {
      byte[] sent = new byte[length];
      new Random(length).nextBytes(sent);
      try (ResponseMemory.Lease share = freight.share(Deadline.in(Duration.ofMinutes(1)))) {
        assertThat(share.read(new ByteArrayInputStream(sent), LARGE)).isEqualTo(sent);
      }
    }
    try (ResponseMemory.Lease share = freight.share(Deadline.in(Duration.ofMinutes(1)))) {
      Taken endless = new Taken(Long.MAX_VALUE);
      assertThat(share.read(endless, LARGE)).hasSize(LARGE);
      assertThat(endless.taken()).isEqualTo(LARGE);
    }
  }

  private static long taken(List<Taken> answers) {
    return answers.stream().mapToLong(Taken::taken).sum();
  }

  /** As many bytes, and how many of them were taken. */
  private static final class Taken extends InputStream {
    private final long length;
    private final AtomicLong taken = new AtomicLong();

    Taken(long length) {
      this.length = length;
    }

    long taken() {
      return taken.get();
    }

    @Override
    public int read() {
      return taken.get() < length ? (int) taken.getAndIncrement() & 0x7f : -1;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      long left = length - taken.get();
      if (left == 0) {
        return -1;
      }
      int given = (int) Math.min(left, count);
      taken.addAndGet(given);
      return given;
    }
  }
}
