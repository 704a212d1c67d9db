package org.runportal.web;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.io.Serial;
import org.primefaces.context.PrimeFacesContext;

/**
 * Keeps PrimeFaces from adding a content policy of its own to every page. It then only writes the
 * nonce into the scripts of its components, and {@link ScriptPolicy} says which page runs them.
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
