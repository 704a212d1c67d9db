package org.runportal.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A component that draws its content and has no renderer, no state and nothing of its own on the
 * page. All it does is in {@link #encodeChildren}: some components of libraries call that, and not
 * {@code encodeAll}.
 *
 * <p>Its content is a plain list. What is in it knows no parent and gets no events of a view, which
 * are for components that are edited.
 */
abstract class Drawn extends UIComponentBase {
  private final List<UIComponent> content = new ArrayList<>();

  @Override
  public final String getFamily() {
    return "org.runportal.web.faces";
  }

  @Override
  public final List<UIComponent> getChildren() {
    return content;
  }

  @Override
  public final int getChildCount() {
    return content.size();
  }

  @Override
  public final boolean getRendersChildren() {
    return true;
  }

  @Override
  public abstract void encodeChildren(FacesContext context) throws IOException;

  /** Draws the content once. */
  final void drawContent(FacesContext context) throws IOException {
    for (UIComponent part : content) {
      part.encodeAll(context);
    }
  }

  @Override
  public final void encodeAll(FacesContext context) throws IOException {
    encodeChildren(context);
  }

  @Override
  public final void encodeBegin(FacesContext context) {
    // there is nothing before the content
  }

  @Override
  public final void encodeEnd(FacesContext context) {
    // there is nothing behind it
  }
}
