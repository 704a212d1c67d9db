package org.runportal.sandbox.story;

/**
 * A folder of runs.
 *
 * @param total the number of runs in it
 */
record Folder(String name, int position, int total) {
  String id() {
    return Id.of("folder/" + name);
  }
}
