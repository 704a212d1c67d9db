package org.runportal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Authenticates requests by the session cookie. It never starts a sign-in; {@link AccessFilter}
 * does.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {
  private final SessionCookies sessions;

  @Inject
  SignInMechanism(SessionCookies sessions) {
    this.sessions = sessions;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    Optional<SignedInPerson> person = sessions.of(request);
    return person.isPresent()
        ? context.notifyContainerAboutLogin(person.get(), person.get().groups())
        : context.doNothing();
  }

  @Override
  public void cleanSubject(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    sessions.delete(request, response);
    context.cleanClientSubject();
  }
}
