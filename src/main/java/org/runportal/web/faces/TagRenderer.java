package org.runportal.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.Renderer;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.component.tag.Tag;

/**
 * Renders {@code p:tag} without an id, which PrimeFaces always writes. The items of {@code
 * portal:each} share their components, so each would have the same id.
 */
public class TagRenderer extends Renderer<Tag> {
  /** For the render kit. */
  public TagRenderer() {}

  @Override
  public void encodeBegin(FacesContext context, Tag tag) throws IOException {
    start(
        context.getResponseWriter(),
        "span",
        tag,
        "ui-tag ui-widget",
        tag.isRounded() ? "ui-tag-rounded" : null,
        tag.getStyleClass());
  }

  @Override
  public void encodeEnd(FacesContext context, Tag tag) throws IOException {
    context.getResponseWriter().endElement("span");
  }

  /**
   * Starts an element.
   *
   * @param classes its classes; {@code null} for none
   */
  static void start(ResponseWriter writer, String element, UIComponent of, String... classes)
      throws IOException {
    writer.startElement(element, of);
    writer.writeAttribute(
        "class",
        Stream.of(classes).filter(Objects::nonNull).collect(Collectors.joining(" ")),
        "styleClass");
  }
}
