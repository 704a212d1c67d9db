package org.runportal.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.util.List;

/**
 * Takes out of every page the scripts and style sheets its components would bring along: a page
 * names its own ones, all of them, in its template. Otherwise the server tells its log of each one
 * it found no place for, on every page.
 */
public class ComponentResourcesOff implements SystemEventListener {
  private static final List<String> PLACES = List.of("head", "body", "form");

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
    for (String place : PLACES) {
      for (UIComponent resource : List.copyOf(page.getComponentResources(context, place))) {
        page.removeComponentResource(context, resource, place);
      }
    }
  }
}
