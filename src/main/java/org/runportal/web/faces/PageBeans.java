package org.runportal.web.faces;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The named beans that the expressions of one page use, each looked up when it is first needed. As
 * the scope of a lambda expression, it is asked before all resolvers, which would look a bean up
 * for each expression, and find a proxy that looks it up for each call.
 */
final class PageBeans extends AbstractMap<String, Object> {
  private final BeanManager manager;
  private final Map<String, Optional<Object>> found = new HashMap<>();

  PageBeans(BeanManager manager) {
    this.manager = manager;
  }

  @Override
  public boolean containsKey(Object name) {
    return find(name).isPresent();
  }

  @Override
  public Object get(Object name) {
    return find(name).orElse(null);
  }

  /** Empty: beans are asked for by their names. */
  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Collections.emptySet();
  }

  private Optional<Object> find(Object name) {
    return found.computeIfAbsent((String) name, this::lookUp);
  }

  private Optional<Object> lookUp(String name) {
    return Optional.<Bean<?>>ofNullable(manager.resolve(manager.getBeans(name)))
        .map(this::instance);
  }

  private <T> Object instance(Bean<T> bean) {
    CreationalContext<T> context = manager.createCreationalContext(bean);
    return bean.getScope() == Dependent.class
        ? manager.getReference(bean, Object.class, context)
        : manager.getContext(bean.getScope()).get(bean, context);
  }
}
