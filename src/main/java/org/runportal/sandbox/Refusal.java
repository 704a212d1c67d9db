package org.runportal.sandbox;

/** The error bodies of the endpoint, word for word where a source has the words. */
final class Refusal {
  static final Reply UNAUTHENTICATED =
      Reply.json(401, "{\"error\":true,\"message\":\"unauthenticated\"}");

  static final Reply OTHER_ORGANIZATION =
      Reply.json(
          403,
          "{\"error\":true,\"message\":"
              + "\"You don't have application's permissions for this organization!\"}");

  static final Reply NO_SUCH_RESOURCE =
      Reply.json(
          404,
          "{\"error\":true,\"message\":\"Resource not found\",\"code\":\"RESOURCE_NOT_FOUND\"}");

  static final Reply NO_SUCH_ENDPOINT =
      Reply.json(
          404,
          "{\"error\":true,\"message\":\"API endpoint not found\",\"code\":\"ENDPOINT_NOT_FOUND\"}");

  static final Reply METHOD_NOT_ALLOWED =
      Reply.json(405, "{\"message\":\"The method is not supported for this route.\"}");

  private Refusal() {}

  /** For what the server itself refuses, such as a type it cannot read. */
  static Reply other(int status) {
    return Reply.json(status, "{\"error\":true,\"message\":\"Bad Request\"}");
  }
}
