package org.runportal.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A page whose key says all of what it shows, apart from the minute: time zones change. */
public final class StandingPage implements PageSource {
  private final Clock clock;
  private final Drawing drawing;

  private record Always() {}

  /** Draws the page, with the help of {@link KeptPages#draw}. */
  @FunctionalInterface
  public interface Drawing {
    /** Draws it. */
    KeptPage draw(PageVersion version) throws ServletException, IOException;
  }

  /**
   * @param clock gives the minute
   * @param drawing draws it
   */
  public StandingPage(Clock clock, Drawing drawing) {
    this.clock = clock;
    this.drawing = drawing;
  }

  @Override
  public Optional<PageVersion> version() {
    return Optional.of(awaitVersion());
  }

  @Override
  public PageVersion awaitVersion() {
    return PageVersion.of(new Always(), Instant.EPOCH, clock.instant());
  }

  @Override
  public CacheUse cacheUse() {
    return CacheUse.HIT;
  }

  @Override
  public KeptPage draw(PageVersion version) throws ServletException, IOException {
    return drawing.draw(version);
  }
}
