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
 * How the server learns who sent a request: from the pass in a cookie. Nobody is asked to sign in
 * here; {@link AccessFilter} knows when that is due.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {
  private final SessionCookies passes;

  @Inject
  SignInMechanism(SessionCookies passes) {
    this.passes = passes;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    Optional<SignedInPerson> person = passes.of(request);
    return person.isPresent()
        ? context.notifyContainerAboutLogin(person.get(), person.get().groups())
        : context.doNothing();
  }

  @Override
  public void cleanSubject(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    passes.takeBack(request, response);
    context.cleanClientSubject();
  }
}
