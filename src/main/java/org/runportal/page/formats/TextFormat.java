package org.runportal.page.formats;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.runportal.page.RunFormat;
import org.runportal.page.RunView;

/** A run in a few lines of plain text: for a terminal, a chat, a screen reader. */
@ApplicationScoped
public class TextFormat implements RunFormat {
  /** For the container. */
  public TextFormat() {}

  @Override
  public String suffix() {
    return ".txt";
  }

  @Override
  public String contentType() {
    return "text/plain;charset=UTF-8";
  }

  @Override
  public byte[] write(RunView run) {
    List<String> lines = new ArrayList<>();
    lines.add(run.heading().title());
    lines.add(run.heading().status().text());
    lines.add(run.heading().headline());
    run.next().tasks().forEach(task -> lines.add(task.title() + " \u2013 " + task.dueText()));
    lines.add(run.heading().progress().count());
    lines.add(run.age().text());
    lines.add(run.age().notice());
    lines.removeIf(String::isEmpty);
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
