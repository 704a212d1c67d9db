package org.runportal.access;

import com.google.re2j.Pattern;
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

/**
 * The sign-in flow: redirects users to the identity provider, and signs them in at the callback.
 */
@ApplicationScoped
public class SignInFlow {
  /** The callback address, which is registered at the provider. */
  static final String CALLBACK = "/-/signed-in";

  /** Starts the flow. */
  static final String SIGN_IN = "/-/sign-in";

  /** Signs out; the provider redirects here after signing out too. */
  static final String SIGN_OUT = "/-/sign-out";

  private static final Logger LOGGER = System.getLogger(SignInFlow.class.getName());

  private static final Pattern INVISIBLE = Pattern.compile("[[:cntrl:]\\p{Cf}]+");
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
  private static final int MAX_NAME_LENGTH = 80;

  /** OpenID Connect Core 1.0, section 2. */
  private static final int MAX_SUBJECT_LENGTH = 255;

  private final Optional<IdentityProvider> configured;
  private final Optional<OpenIdProvider> provider;
  private final PublicAddress address;
  private final Tenants tenants;
  private final Operators operators;
  private final LoginAttempts attempts;
  private final SessionCookies sessions;
  private final ErrorPages errors;
  private final AutoRedirect autoRedirect;
  private final LocaleChoice localeChoice;
  private final Clock clock;

  @Inject
  SignInFlow(
      SignIn signIn,
      Tenants tenants,
      Operators operators,
      PublicAddress address,
      LoginAttempts attempts,
      SessionCookies sessions,
      ErrorPages errors,
      AutoRedirect autoRedirect,
      LocaleChoice localeChoice,
      Transport transport,
      Clock clock) {
    this.configured = signIn.provider();
    this.provider =
        configured.map(idp -> new OpenIdProvider(idp, new ProviderCalls(transport), clock));
    this.address = address;
    this.tenants = tenants;
    this.operators = operators;
    this.attempts = attempts;
    this.sessions = sessions;
    this.errors = errors;
    this.autoRedirect = autoRedirect;
    this.localeChoice = localeChoice;
    this.clock = clock;
  }

  /** Whether an identity provider is configured. */
  boolean isConfigured() {
    return provider.isPresent();
  }

  /** Redirects the user to the provider, or sends an error page if it is not available. */
  void redirectToProvider(
      HttpServletRequest request, HttpServletResponse response, ReturnAddress to)
      throws ServletException, IOException {
    URI location;
    try {
      location =
          provider
              .orElseThrow()
              .signInAddress(
                  () -> attempts.begin(request, response, to),
                  callbackAddress(request),
                  localeChoice.language());
    } catch (ProviderUnavailable e) {
      LOGGER.log(Level.DEBUG, "nobody can sign in: {0}", e.getMessage());
      unavailable(request, response, to);
      return;
    }
    if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      autoRedirect.to(location, response);
      request.getRequestDispatcher("/WEB-INF/views/sign-in.xhtml").forward(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", location.toString());
    }
  }

  /** Handles the provider's callback: signs the user in, or sends an error page. */
  void callback(HttpServletRequest request, HttpServletResponse response) throws IOException {
    LoginAttempts.Completed completed =
        attempts.end(request, response, parameter(request, "state").orElse(""));
    try {
      LoginAttempt attempt =
          completed
              .attempt()
              .orElseThrow(
                  () ->
                      new SignInExpired(
                          "the state is not of this browser, was used before or is too old"));
      Optional<String> error = parameter(request, "error");
      if (error.isPresent()) {
        refused(error.get(), request, response, attempt.to());
        return;
      }
      String code =
          parameter(request, "code")
              .orElseThrow(() -> new SignInFailed("the provider sent no code"));
      signIn(
          person(
              provider
                  .orElseThrow()
                  .claims(code, parameter(request, "iss"), attempt, callbackAddress(request))),
          request,
          response);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", request.getContextPath() + attempt.to().value());
    } catch (ProviderUnavailable e) {
      LOGGER.log(Level.WARNING, "nobody can sign in: the identity provider: {0}", e.getMessage());
      unavailable(request, response, completed.to());
    } catch (SignInFailed e) {
      LOGGER.log(Level.WARNING, "somebody was not signed in: {0}", e.getMessage());
      String reason = e instanceof SignInExpired ? "SIGN_IN_FAILED" : "SIGN_IN_UNUSABLE";
      fail(request, response, HttpServletResponse.SC_BAD_REQUEST, reason, completed.to());
    }
  }

  /** The provider's sign-out address, for a user who signed out here; empty if it has none. */
  Optional<URI> signOutAddress(HttpServletRequest request) {
    return provider.flatMap(
        idp -> idp.signOutAddress(URI.create(address.root(request) + SIGN_OUT)));
  }

  private void refused(
      String error, HttpServletRequest request, HttpServletResponse response, ReturnAddress to)
      throws SignInFailed, IOException {
    if (error.equals(OAuth2Error.ACCESS_DENIED.getCode())) {
      fail(request, response, HttpServletResponse.SC_FORBIDDEN, "SIGN_IN_DECLINED", to);
    } else if (Stream.of(OAuth2Error.SERVER_ERROR, OAuth2Error.TEMPORARILY_UNAVAILABLE)
        .anyMatch(code -> code.getCode().equals(error))) {
      throw new ProviderUnavailable("it answers " + LogText.of(error));
    } else {
      throw new SignInFailed("the provider answers " + LogText.of(error));
    }
  }

  private SignedInPerson person(Map<String, Object> claims) throws SignInFailed {
    String subject = subject(claims);
    IdentityProvider idp = configured.orElseThrow();
    Optional<Set<String>> groups = new GroupsClaim(idp.groupsClaim()).in(claims);
    if (groups.isEmpty()) {
      LOGGER.log(
          Level.WARNING,
          "somebody signed in, but the ID token has nothing where portal.oidc.groups-claim says:"
              + " who they are in portal.tenant.<id>.groups is unknown");
    }
    Set<String> kept = new LinkedHashSet<>(groups.orElse(Set.of()));
    kept.retainAll(configuredGroups());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    EmailClaim email = new EmailClaim(idp.emailClaim());
    email
        .problem(claims)
        .ifPresent(
            problem ->
                LOGGER.log(
                    Level.INFO,
                    "{0} signed in, but is nobody at Tallyfy, and has no tasks here: {1}",
                    LogText.of(subject),
                    problem));
    return new SignedInPerson(
        subject, name(claims), kept, now, now.plus(idp.sessionMaxAge()), email.in(claims));
  }

  /** The subject claim, within the bounds of OpenID Connect. */
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

  /** The groups that the configuration names. Others need not be in the cookie. */
  private Set<String> configuredGroups() {
    Set<String> named = new LinkedHashSet<>();
    tenants.all().forEach(tenant -> named.addAll(tenant.groups()));
    named.addAll(operators.groups());
    return named;
  }

  private void signIn(
      SignedInPerson person, HttpServletRequest request, HttpServletResponse response) {
    int leftOut = sessions.set(request, response, person);
    if (leftOut > 0) {
      LOGGER.log(
          Level.ERROR,
          "{0} is in more of the groups that portal.tenant.<id>.groups name than fit into a"
              + " cookie: {1} are left out",
          LogText.of(person.subject()),
          leftOut);
    }
    List<String> visible = visibleTo(person);
    if (visible.isEmpty()) {
      LOGGER.log(
          Level.WARNING,
          "{0} signed in and may see nothing: not in any group of portal.tenant.<id>.groups",
          LogText.of(person.subject()));
    } else {
      LOGGER.log(
          Level.INFO, "{0} signed in and may see {1}", LogText.of(person.subject()), visible);
    }
  }

  /** The non-public pages this person may see: tenants, and the operators' status page. */
  private List<String> visibleTo(SignedInPerson person) {
    Optional<SignedInPerson> signedIn = Optional.of(person);
    Stream<String> visible =
        tenants.all().stream()
            .filter(tenant -> tenant.access() != Tenant.Access.PUBLIC)
            .filter(tenant -> TenantAccess.admits(tenant, signedIn))
            .map(tenant -> tenant.id().value());
    boolean operator =
        operators.access() != Tenant.Access.PUBLIC && TenantAccess.admits(operators, signedIn);
    return Stream.concat(visible, operator ? Stream.of("/-/status") : Stream.empty()).toList();
  }

  private static String name(Map<String, Object> claims) {
    return Stream.of("name", "preferred_username", "email", "sub")
        .map(claims::get)
        .filter(String.class::isInstance)
        .map(name -> INVISIBLE.matcher((String) name).replaceAll(" ").strip())
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
        Optional.of(RETRY_AFTER),
        retryLink(request, to));
  }

  private void fail(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      ReturnAddress to)
      throws IOException {
    errors.send(request, response, status, reason, Optional.empty(), retryLink(request, to));
  }

  private static String retryLink(HttpServletRequest request, ReturnAddress to) {
    return request.getContextPath()
        + SIGN_IN
        + "?to="
        + URLEncoder.encode(to.value(), StandardCharsets.UTF_8);
  }

  private URI callbackAddress(HttpServletRequest request) {
    return URI.create(address.root(request) + CALLBACK);
  }

  private static Optional<String> parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
  }
}
