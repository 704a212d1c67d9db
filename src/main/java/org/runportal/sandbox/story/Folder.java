package org.runportal.sandbox.story;

/**
 * Where a run is filed.
 *
 * @param total the runs in it
 */
record Folder(String name, int position, int total) {
  String id() {
    return Id.of("folder/" + name);
  }
}
