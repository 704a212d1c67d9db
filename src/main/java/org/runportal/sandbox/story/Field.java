package org.runportal.sandbox.story;

/**
 * A question in its place: on the kick-off form, or on a task.
 *
 * @param taskId null on the kick-off form
 * @param stepId null on the kick-off form
 */
record Field(String id, int number, int position, Question question, String taskId, String stepId) {
  String fileId(Upload upload) {
    return Id.of(id + "/file/" + upload.filename());
  }
}
