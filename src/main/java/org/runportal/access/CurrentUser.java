package org.runportal.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.runportal.tenant.SignIn;

/** Whoever sent the request, as the pages speak of them. */
@Named
@RequestScoped
public class CurrentUser {
  private final HttpServletRequest request;
  private final SignIn signIn;

  @Inject
  CurrentUser(HttpServletRequest request, SignIn signIn) {
    this.request = request;
    this.signIn = signIn;
  }

  /** Who it is, if they are signed in. */
  Optional<SignedInPerson> person() {
    return request.getUserPrincipal() instanceof SignedInPerson person
        ? Optional.of(person)
        : Optional.empty();
  }

  /** Whether they are signed in. */
  public boolean isSignedIn() {
    return person().isPresent();
  }

  /** Whether they could sign in, and have not. */
  public boolean isToSignIn() {
    return signIn.provider().isPresent() && !isSignedIn();
  }

  /** What the pages call them. */
  public String getName() {
    return person().map(SignedInPerson::name).orElse("");
  }
}
