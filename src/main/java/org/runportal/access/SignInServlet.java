package org.runportal.access;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The sign-in addresses. GET has no side effects on a session; sign-out needs POST. */
public class SignInServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private static final String SIGN_OUT_PAGE = "/WEB-INF/views/sign-out.xhtml";

  private final transient SignInFlow flow;
  private final transient SessionCookies sessions;
  private final transient CurrentUser user;
  private final transient AutoRedirect autoRedirect;

  @Inject
  SignInServlet(
      SignInFlow flow, SessionCookies sessions, CurrentUser user, AutoRedirect autoRedirect) {
    this.flow = flow;
    this.sessions = sessions;
    this.user = user;
    this.autoRedirect = autoRedirect;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (flow.isConfigured()) {
      super.service(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getServletPath()) {
      case SignInFlow.CALLBACK -> flow.callback(request, response);
      case SignInFlow.SIGN_OUT ->
          request.getRequestDispatcher(SIGN_OUT_PAGE).forward(request, response);
      default -> signIn(request, response);
    }
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ReturnAddress to = ReturnAddress.parse(request.getParameter("to")).orElse(ReturnAddress.START);
    if (user.isSignedIn()) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", request.getContextPath() + to.value());
    } else {
      flow.redirectToProvider(request, response, to);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!request.getServletPath().equals(SignInFlow.SIGN_OUT)) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (isCrossSite(request) || !request.getParameterMap().isEmpty()) {
      // the sign-out form has no fields
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      signOut(request, response);
    }
  }

  private void signOut(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (sessions.isSent(request)) {
      user.signOut(response);
      flow.signOutAddress(request).ifPresent(there -> autoRedirect.to(there, response));
    }
    request.getRequestDispatcher(SIGN_OUT_PAGE).forward(request, response);
  }

  /**
   * Other sites must not sign users out. Browsers without {@code Sec-Fetch-Site} do not send the
   * {@code SameSite} cookie with such a request.
   */
  private static boolean isCrossSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin");
  }
}
