package org.runportal.web;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.io.Serial;
import org.primefaces.context.PrimeFacesContext;

/**
 * Stops PrimeFaces from sending a content security policy of its own. It still writes the nonce
 * into the scripts of its components; {@link ScriptPolicy} decides which page may run them.
 */
public class PrimeFacesCspOff implements PhaseListener {
  @Serial private static final long serialVersionUID = 1L;

  /** For the lifecycle. */
  public PrimeFacesCspOff() {}

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    PrimeFacesContext.getCspState(event.getFacesContext()).setInitialized(true);
  }
}
