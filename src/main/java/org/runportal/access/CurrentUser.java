package org.runportal.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.SignIn;
import org.runportal.web.Visitor;

/** The user of the request, for pages. */
@Named
@RequestScoped
public class CurrentUser implements Visitor {
  private final HttpServletRequest request;
  private final SignIn signIn;

  @Inject
  CurrentUser(HttpServletRequest request, SignIn signIn) {
    this.request = request;
    this.signIn = signIn;
  }

  /** The signed-in person, if any. */
  Optional<SignedInPerson> person() {
    return request.getUserPrincipal() instanceof SignedInPerson person
        ? Optional.of(person)
        : Optional.empty();
  }

  /** Whether the user is signed in. */
  public boolean isSignedIn() {
    return person().isPresent();
  }

  @Override
  public Optional<String> name() {
    return person().map(SignedInPerson::name);
  }

  @Override
  public Optional<EmailDigest> email() {
    return person().flatMap(SignedInPerson::email);
  }

  @Override
  public boolean isToSignIn() {
    return signIn.provider().isPresent() && !isSignedIn();
  }

  /** The name pages show; empty if the user is not signed in. */
  public String getName() {
    return name().orElse("");
  }
}
