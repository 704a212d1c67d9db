package org.runportal.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrawnTest {
  private final TestPage page = new TestPage();
  private final List<String> drawn = new ArrayList<>();

  @AfterEach
  void release() {
    page.release();
  }

  /** Notes what names stand for when it is drawn. */
  private final class Text extends UIComponentBase {
    private final List<String> names;

    Text(String... names) {
      this.names = List.of(names);
    }

    @Override
    public String getFamily() {
      return "test";
    }

    @Override
    public void encodeAll(FacesContext context) {
      drawn.add(
          names.stream()
              .map(name -> String.valueOf(context.getELContext().getLambdaArgument(name)))
              .reduce("", String::concat));
    }
  }

  @Test
  void drawsItsContentForEachItem() throws IOException {
    each("item", List.of("a", "b", "c"), new Text("item")).encodeAll(page);

    assertThat(drawn).containsExactly("a", "b", "c");
    assertThat(page.getELContext().isLambdaArgument("item")).isFalse();
  }

  @Test
  void knowsTheItemsAroundAnItem() throws IOException {
    UIComponent inner = each("cell", List.of("1", "2"), new Text("row", "cell"));

    each("row", List.of("a", "b"), inner).encodeAll(page);

    assertThat(drawn).containsExactly("a1", "a2", "b1", "b2");
  }

  @Test
  void drawsNothingOfNoList() throws IOException {
    each("item", null, new Text("item")).encodeAll(page);

    assertThat(drawn).isEmpty();
  }

  /** Cards of PrimeFaces draw their content so. */
  @Test
  void drawsTheSameInThreeSteps() throws IOException {
    UIComponent each = each("item", List.of("a", "b"), new Text("item"));

    each.encodeBegin(page);
    each.encodeChildren(page);
    each.encodeEnd(page);

    assertThat(each.getRendersChildren()).isTrue();
    assertThat(drawn).containsExactly("a", "b");
  }

  @Test
  void asksForAConditionOnce() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    for (boolean condition : new boolean[] {true, false}) {
      UIComponent chosen =
          with(
              new If(
                  new TestPage.Expression(
                      context -> {
                        asked.incrementAndGet();
                        return condition;
                      })),
              new Text());
      chosen.encodeAll(page);
    }

    assertThat(drawn).hasSize(1);
    assertThat(asked).hasValue(2);
  }

  @Test
  void givesATreeBackWhenItIsDrawn() throws IOException {
    Queue<Tree> idle = new ArrayDeque<>();
    Tree tree = with(new Tree(), new Text("bean"));

    new Reused(tree, idle, Map.of("bean", "known")).encodeAll(page);

    assertThat(drawn).containsExactly("known");
    assertThat(idle).containsExactly(tree);
    assertThat(page.getELContext().isLambdaArgument("bean")).isFalse();
  }

  @Test
  void givesNoTreeBackThatFailed() {
    Queue<Tree> idle = new ArrayDeque<>();
    UIComponent failing =
        new If(
            new TestPage.Expression(
                context -> {
                  throw new IllegalStateException("broken");
                }));
    Reused reused = new Reused(with(new Tree(), failing), idle, Map.of());

    assertThatThrownBy(() -> reused.encodeAll(page)).hasMessage("broken");

    assertThat(idle).isEmpty();
  }

  private UIComponent each(String name, List<String> items, UIComponent content) {
    return with(new Each(new TestPage.Expression(context -> items), name), content);
  }

  private static <T extends UIComponent> T with(T parent, UIComponent... content) {
    parent.getChildren().addAll(Arrays.asList(content));
    return parent;
  }
}
