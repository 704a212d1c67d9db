package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The vendor's paths: one run, and the people it names by id. */
@Path("organizations/{" + OrganizationResource.ORGANIZATION + "}")
@ApplicationScoped
public class OrganizationResource {
  static final String ORGANIZATION = "organization";

  private final Sandbox sandbox;

  /** For the CDI proxy. */
  protected OrganizationResource() {
    this(null);
  }

  @Inject
  OrganizationResource(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @GET
  @Path("runs/{run}")
  public Response run(
      @PathParam("run") String run,
      @QueryParam("with") String with,
      @QueryParam("form_fields_values") String formFieldsValues) {
    return response(sandbox.run(run, with, formFieldsValues));
  }

  /** Answers late without holding a thread; the answer is written down before the wait. */
  @GET
  @Path("runs/" + Sandbox.SLOW)
  public void slowRun(
      @Suspended AsyncResponse later,
      @QueryParam("with") String with,
      @QueryParam("form_fields_values") String formFieldsValues) {
    Response answer = response(sandbox.run(Sandbox.SLOW, with, formFieldsValues));
    CompletableFuture.delayedExecutor(sandbox.slowness().toSeconds(), TimeUnit.SECONDS)
        .execute(() -> later.resume(answer));
  }

  @GET
  @Path("users")
  public Response users(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return response(sandbox.users(page, perPage, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("groups")
  public Response groups(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return response(sandbox.groups(page, perPage, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("guests")
  public Response guests(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return response(sandbox.guests(page, perPage, address.getAbsolutePath().toString()));
  }

  /** A reply as HTTP. Always with bytes: an empty error would bring up the portal's own page. */
  static Response response(Reply reply) {
    Response.ResponseBuilder response =
        Response.status(reply.status())
            .header(HttpHeaders.CONTENT_TYPE, reply.type())
            .entity(reply.body().getBytes(StandardCharsets.UTF_8));
    reply.headers().forEach(response::header);
    return response.build();
  }
}
