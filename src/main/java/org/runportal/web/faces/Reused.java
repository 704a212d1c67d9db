package org.runportal.web.faces;

import jakarta.el.ELContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;

/**
 * Draws a tree of components that no view owns, and puts it back for the next page. A tree belongs
 * to one page at a time. A page that fails gives nothing back.
 */
final class Reused extends Drawn {
  private final Tree tree;
  private final Queue<Tree> trees;
  private final Map<String, Object> beans;

  /**
   * @param tree what is drawn
   * @param trees where it goes when it is
   * @param beans what the expressions in it can name
   */
  Reused(Tree tree, Queue<Tree> trees, Map<String, Object> beans) {
    this.tree = tree;
    this.trees = trees;
    this.beans = beans;
  }

  @Override
  public void encodeChildren(FacesContext context) throws IOException {
    ELContext expressions = context.getELContext();
    expressions.enterLambdaScope(beans);
    try {
      tree.encodeAll(context);
    } finally {
      expressions.exitLambdaScope();
    }
    trees.offer(tree);
  }
}
