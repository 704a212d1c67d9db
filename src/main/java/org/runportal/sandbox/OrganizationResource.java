package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The vendor's paths: one run, and the people it names by id. */
@Path("organizations/{" + OrganizationResource.ORGANIZATION + "}")
@ApplicationScoped
public class OrganizationResource {
  static final String ORGANIZATION = "organization";

  private final Sandbox sandbox;
  private final FaultSwitch condition;

  @Inject
  OrganizationResource(Sandbox sandbox, FaultSwitch condition) {
    this.sandbox = sandbox;
    this.condition = condition;
  }

  @GET
  @Path("runs/{run}")
  public CompletionStage<Response> run(
      @PathParam("run") String run,
      @QueryParam("with") String with,
      @QueryParam("form_fields_values") String formFieldsValues) {
    Reply reply = sandbox.run(run, with, formFieldsValues);
    return Sandbox.SLOW.equals(run) ? late(reply) : inTime(reply);
  }

  @GET
  @Path("users")
  public CompletionStage<Response> users(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return inTime(sandbox.users(page, perPage, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("groups")
  public CompletionStage<Response> groups(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return inTime(sandbox.groups(page, perPage, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("guests")
  public CompletionStage<Response> guests(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return inTime(sandbox.guests(page, perPage, address.getAbsolutePath().toString()));
  }

  private CompletionStage<Response> inTime(Reply reply) {
    return condition.condition() == Condition.SLOW
        ? late(reply)
        : CompletableFuture.completedStage(response(reply));
  }

  /** Waits without holding a thread; the answer is written down before the wait. */
  private CompletionStage<Response> late(Reply reply) {
    Response answer = response(reply);
    return CompletableFuture.supplyAsync(
        () -> answer,
        CompletableFuture.delayedExecutor(sandbox.slowness().toSeconds(), TimeUnit.SECONDS));
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
