package org.runportal.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.runportal.tenant.IdentityProvider;
import org.runportal.tenant.WebAddress;

/**
 * The company's identity provider: OpenID Connect authorization code flow with PKCE, state and
 * nonce. It identifies users; what they may see is decided here.
 */
final class OpenIdProvider {
  /** How far its clock may differ from ours. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final IdentityProvider provider;
  private final ProviderCalls calls;
  private final ProviderMetadata metadata;
  private final ClientID client;

  OpenIdProvider(IdentityProvider provider, ProviderCalls calls, Clock clock) {
    this.provider = provider;
    this.calls = calls;
    this.metadata = new ProviderMetadata(provider, calls, clock);
    this.client = new ClientID(provider.clientId());
  }

  /**
   * The address to redirect a user to who signs in.
   *
   * @param attempt starts the attempt; called only after the provider's metadata was loaded
   * @param callback our callback address
   * @param language the language of the page
   */
  URI signInAddress(Supplier<LoginAttempt> attempt, URI callback, Locale language)
      throws ProviderUnavailable {
    URI endpoint = metadata.get().metadata().getAuthorizationEndpointURI();
    LoginAttempt started = attempt.get();
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(provider.scopes().toArray(String[]::new)),
            client,
            callback)
        .endpointURI(endpoint)
        .state(started.state())
        .nonce(started.nonce())
        .codeChallenge(started.verifier(), CodeChallengeMethod.S256)
        .uiLocales(List.of(languageTag(language)))
        .build()
        .toURI();
  }

  private static LangTag languageTag(Locale language) {
    try {
      return new LangTag(language.getLanguage());
    } catch (LangTagException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The provider's sign-out address; empty if it has none or is not available.
   *
   * @param back the page the provider may redirect to after sign-out
   */
  Optional<URI> signOutAddress(URI back) {
    try {
      return Optional.ofNullable(metadata.get().metadata().getEndSessionEndpointURI())
          .filter(uri -> uri.getHost() != null && WebAddress.staysPrivate(uri))
          .map(uri -> new LogoutRequest(uri, null, null, client, back, null, null).toURI());
    } catch (ProviderUnavailable e) {
      return Optional.empty();
    }
  }

  /**
   * Redeems the code of a callback and validates the ID token. Returns its claims.
   *
   * @param code the authorization code
   * @param issuer the {@code iss} parameter of the callback, if there is one
   * @param attempt the attempt the callback belongs to
   * @param callback our callback address, as in the redirect
   * @throws ProviderUnavailable if the provider does not answer or refuses the portal's credentials
   * @throws SignInFailed if the answer or the ID token is not valid
   */
  Map<String, Object> claims(
      String code, Optional<String> issuer, LoginAttempt attempt, URI callback)
      throws SignInFailed {
    ProviderMetadata.Snapshot snapshot = metadata.get();
    String expected = snapshot.metadata().getIssuer().getValue();
    if (issuer.isEmpty() && snapshot.metadata().supportsAuthorizationResponseIssuerParam()
        || issuer.filter(named -> !named.equals(expected)).isPresent()) {
      throw new SignInFailed("the answer does not come from the provider that was asked");
    }
    return validate(token(code, attempt, callback, snapshot), attempt, snapshot);
  }

  private JWT token(
      String code, LoginAttempt attempt, URI callback, ProviderMetadata.Snapshot snapshot)
      throws SignInFailed {
    TokenRequest request =
        new TokenRequest(
            snapshot.metadata().getTokenEndpointURI(),
            authentication(snapshot.metadata().getTokenEndpointAuthMethods()),
            new AuthorizationCodeGrant(new AuthorizationCode(code), callback, attempt.verifier()),
            null);
    try {
      HTTPResponse response = request.toHTTPRequest().send(calls);
      if (response.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
        throw new ProviderUnavailable(
            "its token endpoint answers with status " + response.getStatusCode());
      }
      TokenResponse answer = OIDCTokenResponseParser.parse(response);
      if (answer instanceof TokenErrorResponse refused) {
        throw refused(refused);
      }
      JWT token = ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens().getIDToken();
      if (token == null) {
        throw new SignInFailed("the provider sent no ID token");
      }
      return token;
    } catch (IOException e) {
      throw new ProviderUnavailable("its token endpoint: " + LogText.of(e));
    } catch (ParseException e) {
      throw new SignInFailed("the provider’s answer cannot be read");
    }
  }

  private static SignInFailed refused(TokenErrorResponse answer) {
    String error = String.valueOf(answer.getErrorObject().getCode());
    boolean ours =
        List.of(OAuth2Error.INVALID_CLIENT, OAuth2Error.UNAUTHORIZED_CLIENT).stream()
            .anyMatch(code -> code.getCode().equals(error));
    if (ours) {
      return new ProviderUnavailable(
          "it refuses portal.oidc.client-id or portal.oidc.client-secret: " + LogText.of(error));
    }
    String message = "the provider refuses the code: " + LogText.of(error);
    return error.equals(OAuth2Error.INVALID_GRANT.getCode())
        ? new SignInExpired(message)
        : new SignInFailed(message);
  }

  private ClientAuthentication authentication(List<ClientAuthenticationMethod> methods) {
    Secret secret = new Secret(provider.clientSecret().value());
    boolean onlyPost =
        methods != null
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return onlyPost ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
  }

  private Map<String, Object> validate(
      JWT token, LoginAttempt attempt, ProviderMetadata.Snapshot snapshot) throws SignInFailed {
    if (!(token instanceof SignedJWT)) {
      throw new SignInFailed("the ID token is not signed");
    }
    IDTokenValidator validator =
        new IDTokenValidator(
            snapshot.metadata().getIssuer(),
            client,
            new JWSVerificationKeySelector<>(snapshot.algorithms(), snapshot.keys()),
            null);
    validator.setMaxClockSkew((int) CLOCK_SKEW.toSeconds());
    try {
      IDTokenClaimsSet claims = validator.validate(token, attempt.nonce());
      AuthorizedParty party = claims.getAuthorizedParty();
      if (party != null && !party.getValue().equals(provider.clientId())) {
        throw new SignInFailed("the ID token was made for another client");
      }
      return claims.toJWTClaimsSet().getClaims();
    } catch (BadJOSEException e) {
      // after the colon follow values of the token
      throw new SignInFailed("the ID token is not good: " + LogText.of(e).split(":", 2)[0]);
    } catch (ParseException e) {
      throw new SignInFailed("the ID token cannot be read");
    } catch (JOSEException e) {
      throw new ProviderUnavailable("its keys: " + LogText.of(e));
    }
  }
}
