package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.runportal.tenant.CurrentTenant;

/** Answers a request with an error page that says what happened and what to do next. */
@Dependent
public class ErrorPages {
  /** The request attribute that carries the reason to {@link ErrorPage}. */
  static final String REASON = "org.runportal.reason";

  /** The request attribute that carries where to try again. */
  static final String AGAIN = "org.runportal.again";

  /** The request attribute that carries after how long the page reloads itself. */
  static final String RELOAD = "org.runportal.reload";

  /** The request attribute of a page that has a reference in the log. */
  static final String REFERENCED = "org.runportal.referenced";

  /** Names the words when too many requests wait. */
  private static final String TOO_MANY_WAIT = "LIMITED";

  /** When to come back if too many wait. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Logger LOGGER = System.getLogger(ErrorPages.class.getName());

  private static final String VIEW = "/WEB-INF/views/error.xhtml";

  private final KeptPages pages;
  private final PageKeys keys;
  private final PageWriter writer;
  private final Visitor visitor;
  private final CurrentTenant tenant;
  private final ErrorPage page;
  private final ErrorReferences references;
  private final Reload reload;
  private final Clock clock;

  @Inject
  ErrorPages(
      KeptPages pages,
      PageKeys keys,
      PageWriter writer,
      Visitor visitor,
      CurrentTenant tenant,
      ErrorPage page,
      ErrorReferences references,
      Reload reload,
      Clock clock) {
    this.reload = reload;
    this.tenant = tenant;
    this.page = page;
    this.references = references;
    this.pages = pages;
    this.keys = keys;
    this.writer = writer;
    this.visitor = visitor;
    this.clock = clock;
  }

  /**
   * Which error page.
   *
   * @param status the HTTP status of the answer
   * @param reason names the words
   * @param again where to try again; empty where that does not help
   * @param reload after how long it reloads itself
   * @param referenced whether it shows a reference
   */
  private record Shown(
      int status, String reason, String again, Optional<Duration> reload, boolean referenced) {}

  /** Answers with a page, or with an error page when too many requests wait for pages. */
  public void answer(
      PageKey key, PageSource source, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageSource covered = new Covered(key, source, request, response);
    if (!pages.answer(key, covered, request, response)) {
      send(
          request,
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          TOO_MANY_WAIT,
          Optional.of(SOON));
    }
  }

  /**
   * Sends the page.
   *
   * @param reason names the words: {@code failure.<reason>.title} and so on
   * @param retryAfter when coming back is worth it; shown to the visitor and sent to the browser
   */
  public void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      Optional<Duration> retryAfter)
      throws IOException {
    sendError(
        request,
        response,
        status,
        reason,
        retryAfter,
        retryAfter.flatMap(wait -> reload.after(wait, request)));
  }

  /**
   * Sends the page of something that can be tried again elsewhere than at the address of the
   * request.
   *
   * @param reason names the words: {@code failure.<reason>.title} and so on
   * @param retryAfter when coming back is worth it; shown to the visitor and sent to the browser
   * @param again where to try again, from the root of the host
   */
  public void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      Optional<Duration> retryAfter,
      String again)
      throws IOException {
    request.setAttribute(AGAIN, again);
    sendError(
        request,
        response,
        status,
        reason,
        retryAfter,
        retryAfter.flatMap(wait -> reload.elsewhere(wait, again, request)));
  }

  private static void sendError(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      Optional<Duration> retryAfter,
      Optional<Refresh> refresh)
      throws IOException {
    request.setAttribute(REASON, reason);
    retryAfter.ifPresent(wait -> response.setHeader("Retry-After", Seconds.header(wait)));
    request.setAttribute(RELOAD, refresh.map(Refresh::delay).orElse(null));
    refresh.ifPresent(again -> response.setHeader("Refresh", again.header()));
    response.sendError(status);
  }

  /**
   * The page, for everybody who waits for what could not be had.
   *
   * @param reason names the words; empty for the usual ones of the status
   * @param retryAfter when coming back is worth it
   */
  public KeptPage page(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      Optional<Duration> retryAfter)
      throws ServletException, IOException {
    HttpServletRequest asError = new ErrorRequest(request);
    asError.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
    asError.setAttribute(
        RequestDispatcher.ERROR_REQUEST_URI,
        Optional.ofNullable(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI))
            .orElseGet(request::getRequestURI));
    if (!reason.isEmpty()) {
      asError.setAttribute(REASON, reason);
    }
    Optional<Refresh> refresh = retryAfter.flatMap(wait -> reload.after(wait, request));
    asError.setAttribute(RELOAD, refresh.map(Refresh::delay).orElse(null));
    return page(asError, response).retryingAfter(retryAfter).reloading(refresh);
  }

  /** Answers the server's own question for an error page. */
  void show(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    writer.send(
        page(request, response),
        Recipient.of(request, response, new Addressee(visitor.name(), Set.of())));
  }

  private KeptPage page(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ErrorWords words = ErrorWords.of(request);
    Optional<String> reference =
        words.logged()
            ? references.log(words.status(), page.reason(), tenant.get())
            : Optional.empty();
    request.setAttribute(REFERENCED, reference.isPresent() ? true : null);
    Shown shown =
        new Shown(
            words.status(),
            words.givenReason(),
            words.again() ? words.address() : "",
            words.reload(),
            reference.isPresent());
    return page(shown, request, response).referenced(reference.orElse(""));
  }

  private KeptPage page(Shown shown, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageKey key = keys.of(request, shown);
    return pages.page(
        key,
        new StandingPage(
            clock,
            version ->
                pages.draw(
                    key,
                    version,
                    shown.status(),
                    into -> request.getRequestDispatcher(VIEW).forward(request, into),
                    request,
                    response)));
  }

  /** A page, or the error page in its place: whoever waits for it gets one of them. */
  private final class Covered implements PageSource {
    private final PageKey key;
    private final PageSource source;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Covered(
        PageKey key, PageSource source, HttpServletRequest request, HttpServletResponse response) {
      this.key = key;
      this.source = source;
      this.request = request;
      this.response = response;
    }

    @Override
    public Optional<PageVersion> version() {
      return source.version();
    }

    @Override
    public PageVersion awaitVersion() {
      return source.awaitVersion();
    }

    @Override
    public boolean isForVisitorOnly() {
      return source.isForVisitorOnly();
    }

    @Override
    public Set<String> keysOfVisitor() {
      return source.keysOfVisitor();
    }

    @Override
    public CacheUse cacheUse() {
      return source.cacheUse();
    }

    @Override
    public KeptPage draw(PageVersion version) throws ServletException, IOException {
      try {
        return source.draw(version);
      } catch (ErrorInstead e) {
        return page(request, response, e.status(), "", Optional.empty());
      } catch (ServletException | IOException | RuntimeException e) {
        LOGGER.log(
            Level.ERROR,
            "a page cannot be drawn" + key.tenant().map(id -> ", tenant " + id).orElse(""),
            e);
        return page(
            request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "", Optional.empty());
      }
    }
  }
}
