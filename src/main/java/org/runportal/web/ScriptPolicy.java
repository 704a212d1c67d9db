package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.primefaces.context.PrimeFacesContext;

/**
 * Lets the one page that says so load scripts: adds to the policy every answer has already. Pages
 * that do not ask, and the error pages sent in place of one that does, stay without.
 */
@Named
@RequestScoped
public class ScriptPolicy {
  private final SafeHeaders headers;

  @Inject
  ScriptPolicy(SafeHeaders headers) {
    this.headers = headers;
  }

  /** Allows files of our own, and the inline scripts of components by this answer's nonce. */
  public void allow() {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    headers.scripted(
        PrimeFacesContext.getCspState(faces).getNonce(),
        (HttpServletRequest) context.getRequest(),
        (HttpServletResponse) context.getResponse());
  }
}
