package org.runportal.web.faces;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ProjectStage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code <portal:reused>}: builds its content once, and uses it for later pages of the same view.
 * The components in it have expressions only, no values and no state. They are outside the tree of
 * the view.
 *
 * <p>While views are developed, each page builds its own, as views may change.
 */
public final class ReusedHandler extends TagHandler {
  /** As many pages of one view are seldom drawn at the same time. */
  private static final int MAX_IDLE = 8;

  private final Map<String, Queue<Tree>> idle = new ConcurrentHashMap<>();

  /** For the compiler of views. */
  public ReusedHandler(TagConfig config) {
    super(config);
  }

  @Override
  public void apply(FaceletContext context, UIComponent parent) throws IOException {
    FacesContext faces = context.getFacesContext();
    Queue<Tree> trees =
        faces.isProjectStage(ProjectStage.Development)
            ? new ArrayBlockingQueue<>(1)
            : idle.computeIfAbsent(
                faces.getViewRoot().getViewId(), view -> new ArrayBlockingQueue<>(MAX_IDLE));
    Tree tree = trees.poll();
    if (tree == null) {
      tree = new Tree();
      nextHandler.apply(context, tree);
    }
    parent
        .getChildren()
        .add(new Reused(tree, trees, new PageBeans(CDI.current().getBeanManager())));
  }
}
