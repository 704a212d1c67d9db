package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The words of an error page. Touches nothing that can fail, and says nothing about the run. */
@Named
@RequestScoped
public class ErrorPage {
  /** The request attribute with the place of the reference. */
  static final String PLACE = ErrorPage.class.getName();

  private final HttpServletRequest request;
  private final Texts texts;

  @Inject
  ErrorPage(HttpServletRequest request, Texts texts) {
    this.request = request;
    this.texts = texts;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return words().status();
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
    return words().reload().map(wait -> Reload.sentence(wait, texts)).orElse("");
  }

  /** Whether trying again can help. */
  public boolean again() {
    return words().again();
  }

  /** Where to try again: usually at the address the visitor asked for. */
  public String address() {
    return words().address();
  }

  private ErrorWords words() {
    return ErrorWords.of(request);
  }

  /**
   * What a visitor gives an operator to find this page in the log; empty where it is not logged.
   */
  public String reference() {
    return request.getAttribute(ErrorPages.REFERENCED) != null
        ? texts.say("failure.reference", "reference", request.getAttribute(PLACE))
        : "";
  }

  /** The key of its words. */
  String reason() {
    ErrorWords words = words();
    if (texts.knows("failure." + words.givenReason() + ".title")) {
      return words.givenReason();
    }
    String byStatus = "status" + words.status();
    return texts.knows("failure." + byStatus + ".title")
        ? byStatus
        : words.status() < 500 ? "status400" : "status500";
  }
}
