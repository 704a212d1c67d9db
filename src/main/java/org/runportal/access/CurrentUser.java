package org.runportal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.SignIn;
import org.runportal.web.Visitor;

/**
 * The user of the request: whoever its session cookie names, which is read once for each request.
 */
@Named
@ApplicationScoped
public class CurrentUser implements Visitor {
  private static final String ATTRIBUTE = CurrentUser.class.getName();

  private final HttpServletRequest request;
  private final SessionCookies sessions;
  private final SignIn signIn;

  /**
   * Who that is.
   *
   * @param person empty for nobody who is signed in
   */
  private record Known(Optional<SignedInPerson> person) {
    static final Known NOBODY = new Known(Optional.empty());
  }

  @Inject
  CurrentUser(HttpServletRequest request, SessionCookies sessions, SignIn signIn) {
    this.request = request;
    this.sessions = sessions;
    this.signIn = signIn;
  }

  /** The signed-in person, if any. */
  Optional<SignedInPerson> person() {
    if (request.getAttribute(ATTRIBUTE) instanceof Known known) {
      return known.person();
    }
    Known known = new Known(sessions.of(request));
    request.setAttribute(ATTRIBUTE, known);
    return known.person();
  }

  /** Signs the user out, for the rest of this request too. */
  void signOut(HttpServletResponse response) {
    sessions.delete(request, response);
    request.setAttribute(ATTRIBUTE, Known.NOBODY);
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
