package org.runportal.web.faces;

import jakarta.el.ValueExpression;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** Draws its content where a condition holds. */
final class If extends Drawn {
  private final ValueExpression condition;

  If(ValueExpression condition) {
    this.condition = condition;
  }

  @Override
  public void encodeChildren(FacesContext context) throws IOException {
    if (Boolean.TRUE.equals(condition.getValue(context.getELContext()))) {
      drawContent(context);
    }
  }
}
