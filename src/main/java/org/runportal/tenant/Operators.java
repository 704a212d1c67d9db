package org.runportal.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who sees the page for operators.
 *
 * @param access people signed in, or everybody
 * @param groups groups whose members are operators where people sign in; empty: nobody is
 */
public record Operators(Tenant.Access access, Set<String> groups) {
  /** What is read, and what is wrong with it. */
  record Read(Operators operators, List<Problem> problems) {}

  static Read read(Settings settings) {
    List<Problem> problems = new ArrayList<>();
    Keys keys = new Keys("portal.status.", settings, problems);
    Tenant.Access access = keys.access();
    // half a configuration opens nothing
    Set<String> groups = problems.isEmpty() ? keys.words("groups") : Set.of();
    return new Read(new Operators(access, groups), List.copyOf(problems));
  }
}
