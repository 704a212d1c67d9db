package org.runportal.access;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runportal.tenant.IdentityProvider;
import org.runportal.tenant.Operators;
import org.runportal.tenant.PublicAddress;
import org.runportal.tenant.SignIn;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Tenants;
import org.runportal.transport.Transport;
import org.runportal.web.ErrorPages;
import org.runportal.web.LocaleChoice;

/** Sends visitors to the identity provider, and receives them when they come back. */
@ApplicationScoped
public class SignInFlow {
  /** Where the provider sends people back to; registered there. */
  static final String CALLBACK = "/-/signed-in";

  /** Where people ask to sign in. */
  static final String SIGN_IN = "/-/sign-in";

  /** Where people sign out, and where the provider sends them when it is done. */
  static final String SIGN_OUT = "/-/sign-out";

  private static final Logger LOGGER = System.getLogger(SignInFlow.class.getName());

  private static final Duration COME_BACK = Duration.ofSeconds(30);
  private static final int MAX_NAME_LENGTH = 80;

  /** OpenID Connect Core 1.0, section 2. */
  private static final int MAX_SUBJECT_LENGTH = 255;

  private final Optional<IdentityProvider> configured;
  private final Optional<OpenIdProvider> provider;
  private final PublicAddress address;
  private final Tenants tenants;
  private final Operators operators;
  private final LoginAttempts trips;
  private final SessionCookies passes;
  private final ErrorPages errors;
  private final AutoRedirect onward;
  private final LocaleChoice visit;
  private final Clock clock;

  @Inject
  SignInFlow(
      SignIn signIn,
      Tenants tenants,
      Operators operators,
      PublicAddress address,
      LoginAttempts trips,
      SessionCookies passes,
      ErrorPages errors,
      AutoRedirect onward,
      LocaleChoice visit,
      Transport transport,
      Clock clock) {
    this.configured = signIn.provider();
    this.provider =
        configured.map(known -> new OpenIdProvider(known, new ProviderCalls(transport), clock));
    this.address = address;
    this.tenants = tenants;
    this.operators = operators;
    this.trips = trips;
    this.passes = passes;
    this.errors = errors;
    this.onward = onward;
    this.visit = visit;
    this.clock = clock;
  }

  /** Whether people can sign in here. */
  boolean isOpen() {
    return provider.isPresent();
  }

  /** Sends a visitor to the provider. */
  void sendOff(HttpServletRequest request, HttpServletResponse response, ReturnAddress to)
      throws ServletException, IOException {
    URI there;
    try {
      there =
          provider
              .orElseThrow()
              .signInAddress(
                  () -> trips.begin(request, response, to), callback(request), visit.language());
    } catch (ProviderUnavailable e) {
      LOGGER.log(Level.DEBUG, "nobody can sign in: {0}", e.getMessage());
      unavailable(request, response, to);
      return;
    }
    if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      onward.to(there, response);
      request.getRequestDispatcher("/WEB-INF/views/sign-in.xhtml").forward(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", there.toString());
    }
  }

  /** Receives a visitor whom the provider sent back. */
  void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
    LoginAttempts.Return back =
        trips.end(request, response, parameter(request, "state").orElse(""));
    try {
      LoginAttempt trip =
          back.trip()
              .orElseThrow(
                  () ->
                      new SignInFailed(
                          "the state is not of this browser, was used before or is too old"));
      Optional<String> error = parameter(request, "error");
      if (error.isPresent()) {
        refused(error.get(), request, response, trip.to());
        return;
      }
      String code =
          parameter(request, "code")
              .orElseThrow(() -> new SignInFailed("the provider sent no code"));
      welcome(
          person(
              provider
                  .orElseThrow()
                  .claims(code, parameter(request, "iss"), trip, callback(request))),
          request,
          response);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", request.getContextPath() + trip.to().value());
    } catch (ProviderUnavailable e) {
      LOGGER.log(Level.WARNING, "nobody can sign in: the identity provider: {0}", e.getMessage());
      unavailable(request, response, back.to());
    } catch (SignInFailed e) {
      LOGGER.log(Level.WARNING, "somebody was not signed in: {0}", e.getMessage());
      fail(request, response, HttpServletResponse.SC_BAD_REQUEST, "SIGN_IN_FAILED", back.to());
    }
  }

  /** Where a visitor who signed out here can sign out at the provider too. */
  Optional<URI> signOutAddress(HttpServletRequest request) {
    return provider.flatMap(
        known -> known.signOutAddress(URI.create(address.root(request) + SIGN_OUT)));
  }

  private void refused(
      String error, HttpServletRequest request, HttpServletResponse response, ReturnAddress to)
      throws SignInFailed, IOException {
    if (error.equals(OAuth2Error.ACCESS_DENIED.getCode())) {
      fail(request, response, HttpServletResponse.SC_FORBIDDEN, "SIGN_IN_DECLINED", to);
    } else if (Stream.of(OAuth2Error.SERVER_ERROR, OAuth2Error.TEMPORARILY_UNAVAILABLE)
        .anyMatch(known -> known.getCode().equals(error))) {
      throw new ProviderUnavailable("it answers " + LogText.of(error));
    } else {
      throw new SignInFailed("the provider answers " + LogText.of(error));
    }
  }

  private SignedInPerson person(Map<String, Object> claims) throws SignInFailed {
    String subject = subject(claims);
    IdentityProvider known = configured.orElseThrow();
    Optional<Set<String>> groups = new GroupsClaim(known.groupsClaim()).in(claims);
    if (groups.isEmpty()) {
      LOGGER.log(
          Level.WARNING,
          "somebody signed in, but the ID token has nothing where portal.oidc.groups-claim says:"
              + " who they are in portal.tenant.<id>.groups cannot be told");
    }
    Set<String> kept = new LinkedHashSet<>(groups.orElse(Set.of()));
    kept.retainAll(namedGroups());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new SignedInPerson(subject, name(claims), kept, now, now.plus(known.sessionMaxAge()));
  }

  /** How the provider names somebody, in the bounds of OpenID Connect. */
  private static String subject(Map<String, Object> claims) throws SignInFailed {
    String subject = claims.get("sub") instanceof String text ? text : "";
    if (subject.isBlank()) {
      throw new SignInFailed("the ID token names nobody: its sub is empty");
    }
    if (subject.length() > MAX_SUBJECT_LENGTH) {
      throw new SignInFailed(
          "the sub of the ID token has more than " + MAX_SUBJECT_LENGTH + " characters");
    }
    return subject;
  }

  /** Groups nobody asks for need not travel with every request. */
  private Set<String> namedGroups() {
    Set<String> named = new LinkedHashSet<>();
    tenants.all().forEach(tenant -> named.addAll(tenant.groups()));
    named.addAll(operators.groups());
    return named;
  }

  private void welcome(
      SignedInPerson person, HttpServletRequest request, HttpServletResponse response) {
    int leftOut = passes.give(request, response, person);
    if (leftOut > 0) {
      LOGGER.log(
          Level.ERROR,
          "{0} is in more of the groups that portal.tenant.<id>.groups name than fit into a"
              + " cookie: {1} are left out",
          LogText.of(person.subject()),
          leftOut);
    }
    List<String> open = opened(person);
    if (open.isEmpty()) {
      LOGGER.log(
          Level.WARNING,
          "{0} signed in and may see nothing: not in any group of portal.tenant.<id>.groups",
          LogText.of(person.subject()));
    } else {
      LOGGER.log(Level.INFO, "{0} signed in and may see {1}", LogText.of(person.subject()), open);
    }
  }

  /** What is not for everybody, and is for this person: tenants, and the page of operators. */
  private List<String> opened(SignedInPerson person) {
    Optional<SignedInPerson> known = Optional.of(person);
    Stream<String> open =
        tenants.all().stream()
            .filter(tenant -> tenant.access() != Tenant.Access.PUBLIC)
            .filter(tenant -> TenantAccess.admits(tenant, known))
            .map(tenant -> tenant.id().value());
    boolean operator =
        operators.access() != Tenant.Access.PUBLIC && TenantAccess.admits(operators, known);
    return Stream.concat(open, operator ? Stream.of("/-/status") : Stream.empty()).toList();
  }

  private static String name(Map<String, Object> claims) {
    return Stream.of("name", "preferred_username", "email", "sub")
        .map(claims::get)
        .filter(String.class::isInstance)
        .map(name -> ((String) name).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .map(SignInFlow::shortened)
        .orElse("");
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAME_LENGTH)) + "…";
  }

  private void unavailable(
      HttpServletRequest request, HttpServletResponse response, ReturnAddress to)
      throws IOException {
    errors.send(
        request,
        response,
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        "SIGN_IN_UNAVAILABLE",
        Optional.of(COME_BACK),
        again(request, to));
  }

  private void fail(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      ReturnAddress to)
      throws IOException {
    errors.send(request, response, status, reason, Optional.empty(), again(request, to));
  }

  private static String again(HttpServletRequest request, ReturnAddress to) {
    return request.getContextPath()
        + SIGN_IN
        + "?to="
        + URLEncoder.encode(to.value(), StandardCharsets.UTF_8);
  }

  private URI callback(HttpServletRequest request) {
    return URI.create(address.root(request) + CALLBACK);
  }

  private static Optional<String> parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
  }
}
