package org.runportal.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.Renderer;
import java.io.IOException;
import org.primefaces.component.card.Card;

/** Renders the content of {@code p:card} without an id, for the reason of {@link TagRenderer}. */
public class CardRenderer extends Renderer<Card> {
  /** For the render kit. */
  public CardRenderer() {}

  @Override
  public void encodeBegin(FacesContext context, Card card) throws IOException {
    ResponseWriter writer = context.getResponseWriter();
    TagRenderer.start(
        writer, "div", card, "ui-card ui-widget ui-widget-content", card.getStyleClass());
    TagRenderer.start(writer, "div", card, "ui-card-body");
    TagRenderer.start(writer, "div", card, "ui-card-content");
  }

  @Override
  public void encodeEnd(FacesContext context, Card card) throws IOException {
    ResponseWriter writer = context.getResponseWriter();
    writer.endElement("div");
    writer.endElement("div");
    writer.endElement("div");
  }
}
