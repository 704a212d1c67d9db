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
 * Allows scripts on the page that asks for it, by extending the content security policy of its
 * response. All other pages, and the error pages sent instead of it, run no scripts.
 */
@Named
@RequestScoped
public class ScriptPolicy {
  private final SafeHeaders headers;

  @Inject
  ScriptPolicy(SafeHeaders headers) {
    this.headers = headers;
  }

  /** Allows our own script files, and inline scripts with this response's nonce. */
  public void allow() {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    headers.scripted(
        PrimeFacesContext.getCspState(faces).getNonce(),
        (HttpServletRequest) context.getRequest(),
        (HttpServletResponse) context.getResponse());
  }
}
