package org.runportal.benchmarks;

import java.io.IOException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A way to answer with the run page.
 *
 * @param name as it stands in the report
 * @param server what answers
 * @param paths the path of the next request, for a number of tasks
 * @param warm whether it is the same page each time
 */
record Participant(String name, Server server, IntFunction<String> paths, boolean warm) {
  static final String KEPT = "portal, kept";
  static final String DRAWN = "portal, drawn";
  static final String THYMELEAF = "Spring Boot, Thymeleaf";
  static final String JTE = "Spring Boot, JTE";
  static final String FACES = "Faces, PrimeFaces";
  static final String CEILING = "finished bytes";

  /**
   * Begins a query that makes a page of its own and changes nothing of it: what is looked for is of
   * use on other pages only.
   */
  static final String ANEW = "?find=";

  /** Its page of a run with so many tasks, as it was sent. */
  byte[] page(int tasks) throws IOException {
    try (Connection connection = new Connection(server.port())) {
      Connection.Answer answer = connection.get(paths.apply(tasks));
      if (answer.status() != 200) {
        throw new IOException(name + " answers " + answer.status());
      }
      return answer.body();
    }
  }

  /** Asks for that page. */
  Load load(int tasks) {
    Supplier<String> next = () -> paths.apply(tasks);
    return new Load(server, next);
  }
}
