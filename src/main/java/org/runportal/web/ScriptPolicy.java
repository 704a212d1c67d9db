package org.runportal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import org.primefaces.context.PrimeFacesContext;

/**
 * Lets the one page that says so load scripts: adds to the policy every answer has already. Pages
 * that do not ask, and the error pages sent in place of one that does, stay without.
 */
@Named
@RequestScoped
public class ScriptPolicy {
  private static final String HEADER = "Content-Security-Policy";

  /** For the container. */
  public ScriptPolicy() {}

  /** Allows files of our own, and the inline scripts of components by this answer's nonce. */
  public void allow() {
    FacesContext faces = FacesContext.getCurrentInstance();
    HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
    String nonce = PrimeFacesContext.getCspState(faces).getNonce();
    response.setHeader(
        HEADER, response.getHeader(HEADER) + "; script-src 'self' 'nonce-" + nonce + "'");
  }
}
