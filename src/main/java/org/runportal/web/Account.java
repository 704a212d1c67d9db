package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Whoever is signed in, as the frame of every page speaks of them. On a page that is kept their
 * name is a place, into which it is written when the page is sent.
 */
@Named
@RequestScoped
public class Account {
  /** The request attribute with the name of the place. */
  static final String PLACE = Account.class.getName();

  private final Visitor visitor;
  private final HttpServletRequest request;

  @Inject
  Account(Visitor visitor, HttpServletRequest request) {
    this.visitor = visitor;
    this.request = request;
  }

  /** Whether somebody is signed in. */
  public boolean isSignedIn() {
    return visitor.name().isPresent();
  }

  /** What the page calls them, or where that goes. */
  public String getName() {
    return request.getAttribute(PLACE) instanceof String place ? place : visitor.name().orElse("");
  }
}
