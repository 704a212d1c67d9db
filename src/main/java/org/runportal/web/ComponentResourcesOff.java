package org.runportal.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.util.List;

/**
 * Removes the scripts and stylesheets that components add to a page: our templates name all they
 * need. Otherwise the server logs a warning on every page for each resource it cannot target.
 */
public class ComponentResourcesOff implements SystemEventListener {
  private static final List<String> TARGETS = List.of("head", "body", "form");

  /** For the application. */
  public ComponentResourcesOff() {}

  @Override
  public boolean isListenerForSource(Object source) {
    return source instanceof UIViewRoot;
  }

  @Override
  public void processEvent(SystemEvent event) {
    FacesContext context = event.getFacesContext();
    UIViewRoot page = (UIViewRoot) event.getSource();
    for (String target : TARGETS) {
      for (UIComponent resource : List.copyOf(page.getComponentResources(context, target))) {
        page.removeComponentResource(context, resource, target);
      }
    }
  }
}
