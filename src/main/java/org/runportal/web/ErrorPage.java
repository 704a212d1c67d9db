package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.runportal.tenant.CurrentTenant;

/** The words of an error page. Touches nothing that can fail, and says nothing about the run. */
@Named
@RequestScoped
public class ErrorPage {
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpServletRequest request;
  private final Texts texts;
  private final CurrentTenant tenant;
  private final ErrorReferences references;
  private String reference;

  @Inject
  ErrorPage(
      HttpServletRequest request, Texts texts, CurrentTenant tenant, ErrorReferences references) {
    this.request = request;
    this.texts = texts;
    this.tenant = tenant;
    this.references = references;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : 500;
  }

  /** What happened, in a few words. */
  public String title() {
    return texts.say("failure." + reason() + ".title");
  }

  /** What happened, in a sentence. */
  public String text() {
    return texts.say("failure." + reason() + ".text");
  }

  /** What the visitor can do. */
  public String advice() {
    return texts.say("failure." + reason() + ".advice");
  }

  /** That the page tries again by itself, and when; empty when it does not. */
  public String reload() {
    return request.getAttribute(ErrorPages.RELOAD) instanceof Duration wait
        ? Reload.sentence(wait, texts)
        : "";
  }

  /** Whether trying again can help. */
  public boolean again() {
    return status() >= 500
        || status() == TOO_MANY_REQUESTS
        || request.getAttribute(ErrorPages.AGAIN) != null;
  }

  /** Where to try again: usually at the address the visitor asked for. */
  public String address() {
    if (request.getAttribute(ErrorPages.AGAIN) instanceof String again) {
      return again;
    }
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (!(uri instanceof String path) || !path.startsWith("/") || path.startsWith("//")) {
      return request.getContextPath() + "/";
    }
    // to try again by hand lets the page reload itself once more
    return path + Query.of(request.getQueryString()).withoutText(Reload.MARK);
  }

  /**
   * What a visitor gives an operator to find this page in the log; empty where it is not logged.
   * Pages that say only that there is nothing, or that a request was refused, are counted instead.
   */
  public String reference() {
    if (reference == null) {
      boolean logged = status() >= 500 || request.getAttribute(ErrorPages.AGAIN) != null;
      reference =
          (logged ? references.log(status(), reason(), tenant.get()) : Optional.<String>empty())
              .map(given -> texts.say("failure.reference", "reference", given))
              .orElse("");
    }
    return reference;
  }

  private String reason() {
    if (request.getAttribute(ErrorPages.REASON) instanceof String reason
        && texts.knows("failure." + reason + ".title")) {
      return reason;
    }
    String byStatus = "status" + status();
    return texts.knows("failure." + byStatus + ".title")
        ? byStatus
        : status() < 500 ? "status400" : "status500";
  }
}
