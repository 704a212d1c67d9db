package org.runportal.access;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * One sign-in at the identity provider, from the redirect to the callback.
 *
 * @param state the provider returns it with the callback
 * @param nonce the ID token must contain it
 * @param verifier the PKCE code verifier, sent with the token request
 * @param to the page to return to
 */
record LoginAttempt(State state, Nonce nonce, CodeVerifier verifier, ReturnAddress to) {
  @Override
  public String toString() {
    return "LoginAttempt[hidden]";
  }
}
