package org.runportal.sandbox.story;

/**
 * A form field: of the kick-off form, or of a task.
 *
 * @param taskId null on the kick-off form
 * @param stepId null on the kick-off form
 */
record Field(String id, int number, int position, Question question, String taskId, String stepId) {
  String fileId(Upload upload) {
    return Id.of(id + "/file/" + upload.filename());
  }
}
