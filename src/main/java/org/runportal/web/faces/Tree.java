package org.runportal.web.faces;

import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** A tree of components that belongs to no view. */
final class Tree extends Drawn {
  @Override
  public void encodeChildren(FacesContext context) throws IOException {
    drawContent(context);
  }
}
