package org.runportal.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;

/** {@code <portal:each value="#{list}" var="item">}: draws its content for each item of a list. */
public final class EachHandler extends TagHandler {
  private final TagAttribute items;
  private final String name;

  /** For the compiler of views. */
  public EachHandler(TagConfig config) {
    super(config);
    this.items = getRequiredAttribute("value");
    this.name = getRequiredAttribute("var").getValue();
  }

  @Override
  public void apply(FaceletContext context, UIComponent parent) throws IOException {
    Each each = new Each(items.getValueExpression(context, Iterable.class), name);
    nextHandler.apply(context, each);
    parent.getChildren().add(each);
  }
}
