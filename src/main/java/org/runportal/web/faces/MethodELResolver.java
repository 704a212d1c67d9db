package org.runportal.web.faces;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Calls the methods that expressions name, each of which it has searched for once. What needs more
 * than a name and a number of arguments to be found is left to other resolvers.
 */
public class MethodELResolver extends ELResolver {
  private final Map<Class<?>, PublicMethods> methods = new ConcurrentHashMap<>();
  private final Function<Class<?>, PublicMethods> search;

  /** For the application. */
  public MethodELResolver() {
    this(PublicMethods::new);
  }

  /**
   * @param search lists the methods of a class
   */
  MethodELResolver(Function<Class<?>, PublicMethods> search) {
    this.search = search;
  }

  @Override
  public Object invoke(
      ELContext page, Object base, Object method, Class<?>[] types, Object[] arguments) {
    if (base == null || types != null || !(method instanceof String name)) {
      return null;
    }
    Method found = find(base.getClass(), name, arguments == null ? 0 : arguments.length);
    if (found == null) {
      return null;
    }
    Object result = call(page, base, found, arguments);
    page.setPropertyResolved(base, method);
    return result;
  }

  private Method find(Class<?> kind, String name, int arguments) {
    PublicMethods known = methods.get(kind);
    if (known == null) {
      known = methods.computeIfAbsent(kind, search);
    }
    return known.find(name, arguments);
  }

  private static Object call(ELContext page, Object base, Method method, Object[] arguments) {
    try {
      return method.invoke(base, converted(page, method, arguments));
    } catch (IllegalAccessException e) {
      throw new ELException(e);
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause());
    }
  }

  private static Object[] converted(ELContext page, Method method, Object[] arguments) {
    if (arguments == null || arguments.length == 0) {
      return arguments;
    }
    Class<?>[] types = method.getParameterTypes();
    Object[] converted = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      converted[i] =
          types[i].isInstance(arguments[i])
              ? arguments[i]
              : page.convertToType(arguments[i], types[i]);
    }
    return converted;
  }

  @Override
  public Object getValue(ELContext page, Object base, Object property) {
    return null;
  }

  @Override
  public Class<?> getType(ELContext page, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext page, Object base, Object property, Object value) {
    // methods are not set
  }

  @Override
  public boolean isReadOnly(ELContext page, Object base, Object property) {
    return false;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext page, Object base) {
    return null;
  }
}
