package org.runportal.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.runportal.tenant.TenantId;

/**
 * Draws a page once and sends it to everybody who wants the same. Stands behind the doors: whoever
 * gets here may see the page.
 *
 * <p>One visitor's thread waits for what a page is drawn from and draws it. Whoever wants the same
 * page meanwhile is suspended, without a thread, and is sent the bytes when they are there. When
 * only the minute has changed, the page of the last one is sent at once and the next one is drawn
 * behind it. In {@link DevelopmentStage} no page is kept.
 */
@ApplicationScoped
public class KeptPages {
  private static final Logger LOGGER = System.getLogger(KeptPages.class.getName());

  /** Threads that send pages to those who were suspended; a slow client holds one for a while. */
  private static final int SENDERS = 32;

  /** A drawing that waits for nobody takes no longer, in seconds. */
  private static final long MAX_DRAWING = 10;

  private final LocaleChoice visit;
  private final Visitor visitor;
  private final PageWriter writer;
  private final ThreadContexts contexts;
  private final PageStore store;
  private final Suspensions suspended = new Suspensions();
  private final PageCounts counts = new PageCounts();
  private final ThreadPoolExecutor senders =
      new ThreadPoolExecutor(
          SENDERS, SENDERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), KeptPages::sender);

  @Inject
  KeptPages(
      LocaleChoice visit,
      Visitor visitor,
      PageWriter writer,
      ThreadContexts contexts,
      ServletContext application) {
    this(
        visit,
        visitor,
        writer,
        contexts,
        new PageStore(DevelopmentStage.isOn(application) ? 0 : PageStore.MAX_BYTES));
  }

  KeptPages(
      LocaleChoice visit,
      Visitor visitor,
      PageWriter writer,
      ThreadContexts contexts,
      PageStore store) {
    this.visit = visit;
    this.visitor = visitor;
    this.writer = writer;
    this.contexts = contexts;
    this.store = store;
    senders.allowCoreThreadTimeOut(true);
  }

  /**
   * Answers with a page: one that is kept, one that somebody else is drawing, or a new one.
   *
   * @return false when too many wait for pages already: nothing was sent
   */
  public boolean answer(
      PageKey key, PageSource source, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageStore.Shelf shelf = store.shelf(key.tenant());
    Addressee person = new Addressee(visitor.name(), source.keysOfVisitor());
    Recipient to = Recipient.of(request, response, person);
    Optional<PageStore.Entry> kept = shelf.find(key);
    Optional<Drawing> underWay = shelf.drawing(key);
    if (underWay.filter(Drawing::awaitsContent).isPresent()) {
      return follow(underWay.get(), key, to);
    }
    Optional<PageVersion> version =
        kept.isPresent() || underWay.isPresent() ? source.version() : Optional.empty();
    Optional<KeptPage> ready =
        kept.filter(entry -> version.filter(entry.version()::mayStandInFor).isPresent())
            .map(PageStore.Entry::page);
    if (ready.isEmpty()) {
      return begin(shelf, key, source, version, to);
    }
    KeptPage page = ready.get();
    if (version.equals(kept.map(PageStore.Entry::version))) {
      counts.of(key.tenant()).sentKept();
      send(page, source.cacheUse(), key, to);
      return true;
    }
    Drawing mine = new Drawing(version);
    boolean isMine = shelf.begin(key, mine, version).isEmpty();
    counts.of(key.tenant()).sentKept();
    try {
      send(page, source.cacheUse(), key, to);
    } finally {
      if (isMine) {
        draw(shelf, key, source, mine);
      }
    }
    return true;
  }

  /**
   * A page that depends on nothing that has to be waited for.
   *
   * @param source draws it
   */
  KeptPage page(PageKey key, PageSource source) throws ServletException, IOException {
    PageStore.Shelf shelf = store.shelf(key.tenant());
    PageVersion version = source.awaitVersion();
    Optional<PageStore.Entry> kept =
        shelf.find(key).filter(entry -> entry.version().mayStandInFor(version));
    if (kept.filter(entry -> entry.version().equals(version)).isPresent()) {
      return kept.get().page();
    }
    Drawing mine = new Drawing(Optional.of(version));
    Optional<Drawing> other = shelf.begin(key, mine, Optional.of(version));
    if (other.isEmpty()) {
      return draw(shelf, key, source, mine);
    }
    return kept.isPresent() ? kept.get().page() : await(other.get(), source, version);
  }

  private static KeptPage await(Drawing drawing, PageSource source, PageVersion version)
      throws ServletException, IOException {
    try {
      return drawing.page().get(MAX_DRAWING, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return source.draw(version);
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.log(Level.DEBUG, "a page is drawn twice", e);
      return source.draw(version);
    }
  }

  private boolean begin(
      PageStore.Shelf shelf,
      PageKey key,
      PageSource source,
      Optional<PageVersion> version,
      Recipient to)
      throws ServletException, IOException {
    Drawing mine = new Drawing(version);
    Optional<Drawing> other = shelf.begin(key, mine, version);
    if (other.isPresent()) {
      return follow(other.get(), key, to);
    }
    KeptPage page = draw(shelf, key, source, mine);
    send(page, source.cacheUse(), key, to);
    return true;
  }

  private void send(KeptPage page, CacheUse use, PageKey key, Recipient to) throws IOException {
    writer.send(counted(page.by(use), key), to);
  }

  private KeptPage counted(KeptPage page, PageKey key) {
    page.data()
        .ifPresent(data -> counts.of(key.tenant()).answered(CacheOutcome.of(data, page.use())));
    return page;
  }

  private KeptPage draw(PageStore.Shelf shelf, PageKey key, PageSource source, Drawing mine)
      throws ServletException, IOException {
    try {
      PageVersion version = source.awaitVersion();
      if (source.isForVisitorOnly()) {
        // whoever comes from now on does not wait for it
        shelf.end(key, mine);
      }
      mine.isOf(version, source.cacheUse());
      // one may have been finished between the look at what is kept and our turn
      Optional<PageStore.Entry> kept =
          shelf.find(key).filter(entry -> entry.version().equals(version));
      KeptPage page = kept.isPresent() ? kept.get().page() : source.draw(version);
      // an error page that stands in the place of this one has a key of its own
      if (kept.isEmpty() && page.key().equals(key)) {
        shelf.keep(key, new PageStore.Entry(version, page));
      }
      shelf.end(key, mine);
      mine.page().complete(page);
      return page;
    } finally {
      // however it ended: nobody may wait for it any longer
      shelf.end(key, mine);
      mine.page().completeExceptionally(new IllegalStateException("the page was not drawn"));
    }
  }

  /**
   * Draws a page into bytes.
   *
   * @param key which page
   * @param version what it is drawn from
   * @param painter draws it into the response it is given
   */
  public KeptPage draw(
      PageKey key,
      PageVersion version,
      Painter painter,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    return draw(key, version, HttpServletResponse.SC_OK, painter, request, response);
  }

  /**
   * The same with a status, for a page that lacks what was asked for.
   *
   * @param status of the answer
   */
  public KeptPage draw(
      PageKey key,
      PageVersion version,
      int status,
      Painter painter,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    CapturedResponse drawn = new CapturedResponse(response);
    PersonalParts parts = new PersonalParts(writer.place());
    KeptPage.Places places = new KeptPage.Places(writer.place(), writer.place(), parts);
    request.setAttribute(Account.PLACE, places.person());
    request.setAttribute(ErrorPage.PLACE, places.reference());
    request.setAttribute(Personal.PARTS, key.audience().signedIn() ? parts : null);
    visit.tellTimesFrom(version.moment());
    try {
      SafeHeaders.forgetScripts(request);
      painter.draw(drawn);
      counts.of(key.tenant()).drawn();
      return KeptPage.of(
          key, status, drawn.getContentType(), drawn.body(), places, SafeHeaders.nonce(request));
    } finally {
      request.removeAttribute(Account.PLACE);
      request.removeAttribute(ErrorPage.PLACE);
      request.removeAttribute(Personal.PARTS);
    }
  }

  /**
   * Leads to another address in place of a page.
   *
   * @param location from the root of the host
   */
  public KeptPage moved(PageKey key, String location) {
    return KeptPage.moved(key, location);
  }

  /** Draws a page, and knows nothing of its being kept. */
  @FunctionalInterface
  public interface Painter {
    /** Draws it. */
    void draw(HttpServletResponse into) throws ServletException, IOException;
  }

  private boolean follow(Drawing drawing, PageKey key, Recipient to) {
    if (!suspended.enter(key.tenant())) {
      counts.of(key.tenant()).refused();
      return false;
    }
    counts.of(key.tenant()).followed();
    SuspendedRequest request = SuspendedRequest.of(to, writer, () -> suspended.leave(key.tenant()));
    contexts.unbind(to.request());
    boolean early = drawing.awaitsContent();
    drawing
        .page()
        .whenCompleteAsync(
            (page, mistake) ->
                request.answer(
                    Optional.ofNullable(page)
                        .map(
                            known ->
                                counted(
                                    known.by(early ? drawing.cacheUse().followed() : CacheUse.HIT),
                                    key))),
            senders);
    return true;
  }

  /** How the pages of a tenant fared. */
  public PageStats stats(TenantId tenant) {
    Optional<TenantId> id = Optional.of(tenant);
    return counts.of(id).stats(store.shelf(id).weight(), suspended.number(id));
  }

  @PreDestroy
  void stop() {
    senders.shutdownNow();
  }

  private static Thread sender(Runnable work) {
    Thread thread = new Thread(work, "portal-pages");
    thread.setDaemon(true);
    return thread;
  }
}
