package org.runportal.tenant;

import java.util.Set;

/**
 * Who may see the operators' pages.
 *
 * @param access signed-in operators, or everybody
 * @param groups the groups of operators; empty: there are no operators
 */
public record Operators(Tenant.Access access, Set<String> groups) {
  static Operators read(KeyReader keys) {
    int before = keys.problems().size();
    Tenant.Access access = keys.get(Key.STATUS_ACCESS);
    Set<String> groups = keys.set(Key.STATUS_GROUPS);
    // an incomplete configuration grants nothing
    return new Operators(access, keys.problems().size() == before ? groups : Set.of());
  }
}
