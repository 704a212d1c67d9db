package org.runportal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Makes redirects within the portal relative. The server would use the {@code Host} of the request,
 * which a client can forge and which is wrong behind a proxy.
 */
final class RelativeRedirects extends HttpServletResponseWrapper {
  private static final String LOCATION = "Location";

  private final HttpServletRequest request;

  RelativeRedirects(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public void sendRedirect(String location) {
    resetBuffer();
    setStatus(SC_FOUND);
    setHeader(LOCATION, location);
  }

  @Override
  public void setHeader(String name, String value) {
    super.setHeader(name, name.equalsIgnoreCase(LOCATION) ? withoutOrigin(value) : value);
  }

  @Override
  public void addHeader(String name, String value) {
    super.addHeader(name, name.equalsIgnoreCase(LOCATION) ? withoutOrigin(value) : value);
  }

  private String withoutOrigin(String location) {
    String whole = request.getRequestURL().toString();
    String origin = whole.substring(0, whole.length() - request.getRequestURI().length());
    return location.startsWith(origin + "/") ? location.substring(origin.length()) : location;
  }
}
