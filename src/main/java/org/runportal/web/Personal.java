package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Marks the parts of a kept page that are for some visitors only. Where a page is not kept, or
 * nobody who gets it is signed in, it has no such parts.
 */
@Named
@RequestScoped
public class Personal {
  /** The request attribute with the parts of the page that is drawn. */
  static final String PARTS = Personal.class.getName();

  private final HttpServletRequest request;

  @Inject
  Personal(HttpServletRequest request) {
    this.request = request;
  }

  /** Whether the page has a part for them. */
  public boolean isFor(Addressees addressees) {
    return !addressees.keys().isEmpty() && parts().isPresent();
  }

  /** What stands before the part. */
  public String begin(Addressees addressees) {
    return parts().map(parts -> parts.begin(addressees)).orElse("");
  }

  /** What stands behind the part. */
  public String end() {
    return parts().map(PersonalParts::end).orElse("");
  }

  private Optional<PersonalParts> parts() {
    return Optional.ofNullable((PersonalParts) request.getAttribute(PARTS));
  }
}
