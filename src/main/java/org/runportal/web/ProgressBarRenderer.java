package org.runportal.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.Renderer;
import java.io.IOException;
import org.primefaces.component.progressbar.ProgressBar;

/**
 * Renders {@code p:progressBar} as an HTML {@code <progress>}, which is accessible without
 * JavaScript and inline styles; PrimeFaces' own renderer needs both. The {@code title} attribute
 * becomes the accessible name.
 */
public class ProgressBarRenderer extends Renderer<ProgressBar> {
  /** For the render kit. */
  public ProgressBarRenderer() {}

  @Override
  public void encodeEnd(FacesContext context, ProgressBar bar) throws IOException {
    ResponseWriter writer = context.getResponseWriter();
    writer.startElement("progress", bar);
    writer.writeAttribute("class", "ui-progressbar", null);
    writer.writeAttribute("max", "100", null);
    writer.writeAttribute("value", String.valueOf(bar.getValue()), "value");
    writer.writeAttribute("aria-label", bar.getTitle(), "title");
    if (bar.getStyleClass() != null) {
      writer.writeAttribute("data-tone", bar.getStyleClass(), "styleClass");
    }
    writer.writeText(bar.getLabelTemplate() == null ? "" : bar.getLabelTemplate(), null);
    writer.endElement("progress");
  }
}
