package org.runportal.sandbox;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps errors of JAX-RS, such as unknown paths and methods, to the vendor's error format. */
@Provider
public class VendorErrors implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    Response response = OrganizationResource.response(reply(status));
    String allowed = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allowed == null
        ? response
        : Response.fromResponse(response).header(HttpHeaders.ALLOW, allowed).build();
  }

  private static Reply reply(int status) {
    return switch (status) {
      case 404 -> Refusal.NO_SUCH_ENDPOINT;
      case 405 -> Refusal.METHOD_NOT_ALLOWED;
      default -> Refusal.other(status);
    };
  }
}
