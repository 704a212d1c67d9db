package org.runportal.sandbox;

/** The vendor's error responses, verbatim where a source documents them. */
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

  static final Reply UNKNOWN_SORT =
      Reply.json(
          422,
          "{\"error\":true,\"message\":\"The given data was invalid.\","
              + "\"errors\":{\"sort\":[\"The selected sort is invalid.\"]}}");

  static final Reply NO_SUCH_ENDPOINT =
      Reply.json(
          404,
          "{\"error\":true,\"message\":\"API endpoint not found\",\"code\":\"ENDPOINT_NOT_FOUND\"}");

  static final Reply METHOD_NOT_ALLOWED =
      Reply.json(405, "{\"message\":\"The method is not supported for this route.\"}");

  private Refusal() {}

  /** For requests the server itself rejects, such as an unsupported media type. */
  static Reply other(int status) {
    return Reply.json(status, "{\"error\":true,\"message\":\"Bad Request\"}");
  }
}
