package org.runportal.sandbox.story;

import java.util.List;

/** A group of members and guests that can own a task. */
record Group(String name, String description, List<Integer> members, List<String> guests) {
  String id() {
    return Id.of("group/" + name);
  }
}
