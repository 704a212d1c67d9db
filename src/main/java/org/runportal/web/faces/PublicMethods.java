package org.runportal.web.faces;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The public methods of a class that an expression can call, by name and number of arguments. Left
 * out are those that only the types of the arguments tell apart, those with any number of
 * arguments, and those of classes that are not public.
 */
final class PublicMethods {
  /** More arguments than any call in a view has. */
  private static final int MAX_ARGUMENTS = 4;

  private final Map<String, Method[]> methods = new HashMap<>();

  PublicMethods(Class<?> kind) {
    Set<String> ambiguous = new HashSet<>();
    for (Method method : kind.getMethods()) {
      int count = method.getParameterCount();
      if (method.isBridge() || Modifier.isStatic(method.getModifiers()) || count > MAX_ARGUMENTS) {
        continue;
      }
      Method[] byCount =
          methods.computeIfAbsent(method.getName(), name -> new Method[MAX_ARGUMENTS + 1]);
      String signature = method.getName() + "/" + count;
      if (byCount[count] != null || !isCallable(method)) {
        ambiguous.add(signature);
      }
      byCount[count] = ambiguous.contains(signature) ? null : method;
    }
  }

  private static boolean isCallable(Method method) {
    return Modifier.isPublic(method.getDeclaringClass().getModifiers())
        && !(method.isVarArgs() && method.getParameterCount() > 0);
  }

  /**
   * A method.
   *
   * @return {@code null} if there is none, or more than one
   */
  Method find(String name, int arguments) {
    Method[] byCount = methods.get(name);
    return byCount == null || arguments > MAX_ARGUMENTS ? null : byCount[arguments];
  }
}
