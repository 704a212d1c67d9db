package org.runportal.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageBeansTest {
  private final List<String> lookedUp = new ArrayList<>();

  private final Map<String, Bean<?>> beans =
      Map.of("page", bean(RequestScoped.class), "texts", bean(Dependent.class));

  private final BeanManager manager =
      stub(
          BeanManager.class,
          (method, arguments) ->
              switch (method) {
                case "getBeans" -> {
                  lookedUp.add((String) arguments[0]);
                  Bean<?> bean = beans.get(arguments[0]);
                  yield bean == null ? Set.of() : Set.of(bean);
                }
                case "resolve" -> ((Set<?>) arguments[0]).stream().findFirst().orElse(null);
                case "getContext" -> stub(Context.class, (get, of) -> "the bean, not its proxy");
                case "getReference" -> "a bean without a scope";
                default -> null;
              });

  @Test
  void looksABeanUpOnceForAPage() {
    PageBeans page = new PageBeans(manager);

    for (int i = 0; i < 20; i++) {
      assertThat(page).containsKey("page");
      assertThat(page.get("page")).isEqualTo("the bean, not its proxy");
      assertThat(page.get("texts")).isEqualTo("a bean without a scope");
    }

    assertThat(lookedUp).containsExactlyInAnyOrder("page", "texts");
  }

  @Test
  void leavesOtherNamesToOthers() {
    PageBeans page = new PageBeans(manager);

    assertThat(page.containsKey("request")).isFalse();
    assertThat(page.containsKey("request")).isFalse();
    assertThat(page.get("request")).isNull();
    assertThat(lookedUp).containsExactly("request");
  }

  private static Bean<?> bean(Class<? extends Annotation> scope) {
    return stub(Bean.class, (method, arguments) -> method.equals("getScope") ? scope : null);
  }

  private interface Answers {
    Object of(String method, Object[] arguments);
  }

  private static <T> T stub(Class<T> kind, Answers answers) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> answers.of(method.getName(), arguments);
                }));
  }
}
