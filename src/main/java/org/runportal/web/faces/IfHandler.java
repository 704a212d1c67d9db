package org.runportal.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;

/** {@code <portal:if test="#{condition}">}: draws its content where a condition holds. */
public final class IfHandler extends TagHandler {
  private final TagAttribute condition;

  /** For the compiler of views. */
  public IfHandler(TagConfig config) {
    super(config);
    this.condition = getRequiredAttribute("test");
  }

  @Override
  public void apply(FaceletContext context, UIComponent parent) throws IOException {
    If chosen = new If(condition.getValueExpression(context, Boolean.class));
    nextHandler.apply(context, chosen);
    parent.getChildren().add(chosen);
  }
}
