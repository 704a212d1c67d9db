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
 * The company's identity provider, spoken to in OpenID Connect: authorization code with proof key,
 * state and nonce. It is asked who somebody is, never what they may see.
 */
final class OpenIdProvider {
  /** How far its clock and ours may be apart. */
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
   * Where to send a visitor who signs in.
   *
   * @param trip begins the trip, once the provider is known to answer
   * @param callback where the provider sends them back to
   * @param language what the visitor speaks
   */
  URI signInAddress(Supplier<LoginAttempt> trip, URI callback, Locale language)
      throws ProviderUnavailable {
    URI endpoint = metadata.get().metadata().getAuthorizationEndpointURI();
    LoginAttempt begun = trip.get();
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(provider.scopes().toArray(String[]::new)),
            client,
            callback)
        .endpointURI(endpoint)
        .state(begun.state())
        .nonce(begun.nonce())
        .codeChallenge(begun.verifier(), CodeChallengeMethod.S256)
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
   * Where to send a visitor who signs out, if the provider has such a place and can be asked.
   *
   * @param back where it may send them when they are signed out
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
   * The claims of somebody who came back.
   *
   * @param code what the provider gave them
   * @param issuer which provider says it sent them, where it says so
   * @param trip the trip they were on
   * @param callback where they came back to
   * @throws ProviderUnavailable when it cannot be asked
   * @throws SignInFailed when what it says is not good enough to sign anybody in
   */
  Map<String, Object> claims(String code, Optional<String> issuer, LoginAttempt trip, URI callback)
      throws SignInFailed {
    ProviderMetadata.Known known = metadata.get();
    String expected = known.metadata().getIssuer().getValue();
    if (issuer.isEmpty() && known.metadata().supportsAuthorizationResponseIssuerParam()
        || issuer.filter(named -> !named.equals(expected)).isPresent()) {
      throw new SignInFailed("the answer does not come from the provider that was asked");
    }
    return verified(token(code, trip, callback, known), trip, known);
  }

  private JWT token(String code, LoginAttempt trip, URI callback, ProviderMetadata.Known known)
      throws SignInFailed {
    TokenRequest request =
        new TokenRequest(
            known.metadata().getTokenEndpointURI(),
            authentication(known.metadata().getTokenEndpointAuthMethods()),
            new AuthorizationCodeGrant(new AuthorizationCode(code), callback, trip.verifier()),
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
            .anyMatch(known -> known.getCode().equals(error));
    return ours
        ? new ProviderUnavailable(
            "it refuses portal.oidc.client-id or portal.oidc.client-secret: " + LogText.of(error))
        : new SignInFailed("the provider refuses the code: " + LogText.of(error));
  }

  private ClientAuthentication authentication(List<ClientAuthenticationMethod> methods) {
    Secret secret = new Secret(provider.clientSecret().value());
    boolean onlyPost =
        methods != null
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return onlyPost ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
  }

  private Map<String, Object> verified(JWT token, LoginAttempt trip, ProviderMetadata.Known known)
      throws SignInFailed {
    if (!(token instanceof SignedJWT)) {
      throw new SignInFailed("the ID token is not signed");
    }
    IDTokenValidator validator =
        new IDTokenValidator(
            known.metadata().getIssuer(),
            client,
            new JWSVerificationKeySelector<>(known.algorithms(), known.keys()),
            null);
    validator.setMaxClockSkew((int) CLOCK_SKEW.toSeconds());
    try {
      IDTokenClaimsSet claims = validator.validate(token, trip.nonce());
      AuthorizedParty party = claims.getAuthorizedParty();
      if (party != null && !party.getValue().equals(provider.clientId())) {
        throw new SignInFailed("the ID token was made for another client");
      }
      return claims.toJWTClaimsSet().getClaims();
    } catch (BadJOSEException e) {
      // what stands behind the colon are values from the token
      throw new SignInFailed("the ID token is not good: " + LogText.of(e).split(":", 2)[0]);
    } catch (ParseException e) {
      throw new SignInFailed("the ID token cannot be read");
    } catch (JOSEException e) {
      throw new ProviderUnavailable("its keys: " + LogText.of(e));
    }
  }
}
