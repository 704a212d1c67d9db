package org.runportal.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ValueExpression;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws its content for each item of a list; {@code null} is an empty list. Within the content the
 * item is what an argument is within a lambda expression.
 */
final class Each extends Drawn {
  private final ValueExpression items;
  private final String name;

  /**
   * @param items gives the list
   * @param name names the current item within the content
   */
  Each(ValueExpression items, String name) {
    this.items = items;
    this.name = name;
  }

  @Override
  public void encodeChildren(FacesContext context) throws IOException {
    ELContext expressions = context.getELContext();
    Iterable<?> list = (Iterable<?>) items.getValue(expressions);
    if (list == null) {
      return;
    }
    Map<String, Object> scope = new HashMap<>(2);
    expressions.enterLambdaScope(scope);
    try {
      for (Object item : list) {
        scope.put(name, item);
        drawContent(context);
      }
    } finally {
      expressions.exitLambdaScope();
    }
  }
}
