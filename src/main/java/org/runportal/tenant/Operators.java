package org.runportal.tenant;

import java.util.Set;

/**
 * Who sees the page for operators.
 *
 * @param access people signed in, or everybody
 * @param groups groups whose members are operators where people sign in; empty: nobody is
 */
public record Operators(Tenant.Access access, Set<String> groups) {
  static Operators read(KeyReader keys) {
    int before = keys.problems().size();
    Tenant.Access access = keys.get(Key.STATUS_ACCESS);
    Set<String> groups = keys.set(Key.STATUS_GROUPS);
    // half a configuration opens nothing
    return new Operators(access, keys.problems().size() == before ? groups : Set.of());
  }
}
