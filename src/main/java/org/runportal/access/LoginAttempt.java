package org.runportal.access;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * One way to the identity provider and back.
 *
 * @param state what the provider sends back with the visitor
 * @param nonce what the ID token must repeat
 * @param verifier what only the portal knows and the provider asks for at the end
 * @param to where the visitor wanted to go
 */
record LoginAttempt(State state, Nonce nonce, CodeVerifier verifier, ReturnAddress to) {
  @Override
  public String toString() {
    return "Trip[hidden]";
  }
}
