package org.runportal.access;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * The addresses of sign-in. To read them changes nothing here that anybody would miss: signing out
 * takes the button.
 */
public class SignInServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private static final String SIGN_OUT_PAGE = "/WEB-INF/views/sign-out.xhtml";

  private final transient SignInFlow desk;
  private final transient SessionCookies passes;
  private final transient CurrentUser visitor;
  private final transient AutoRedirect onward;

  @Inject
  SignInServlet(SignInFlow desk, SessionCookies passes, CurrentUser visitor, AutoRedirect onward) {
    this.desk = desk;
    this.passes = passes;
    this.visitor = visitor;
    this.onward = onward;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (desk.isOpen()) {
      super.service(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getServletPath()) {
      case SignInFlow.CALLBACK -> desk.receive(request, response);
      case SignInFlow.SIGN_OUT ->
          request.getRequestDispatcher(SIGN_OUT_PAGE).forward(request, response);
      default -> signIn(request, response);
    }
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ReturnAddress to = ReturnAddress.parse(request.getParameter("to")).orElse(ReturnAddress.START);
    if (visitor.isSignedIn()) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", request.getContextPath() + to.value());
    } else {
      desk.sendOff(request, response, to);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!request.getServletPath().equals(SignInFlow.SIGN_OUT)) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (isFromElsewhere(request) || !request.getParameterMap().isEmpty()) {
      // the button sends nothing but itself
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      signOut(request, response);
    }
  }

  private void signOut(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (passes.isSent(request)) {
      request.logout();
      desk.signOutAddress(request).ifPresent(there -> onward.to(there, response));
    }
    request.getRequestDispatcher(SIGN_OUT_PAGE).forward(request, response);
  }

  /**
   * No other site signs people out; where a browser does not say, the cookie did not come along.
   */
  private static boolean isFromElsewhere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin");
  }
}
