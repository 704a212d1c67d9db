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

/**
 * The vendor's endpoints: one run, lists of runs and of tasks, templates, and the directory of
 * people; below the path segment of each failing condition as well.
 */
@Path(
    "{"
        + OrganizationResource.CONDITION
        + ": ((slow|busy|down|garbled|refusing)/)?}organizations/{"
        + OrganizationResource.ORGANIZATION
        + "}")
@ApplicationScoped
public class OrganizationResource {
  static final String ORGANIZATION = "organization";
  static final String CONDITION = "condition";

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
      @QueryParam("form_fields_values") String formFieldsValues,
      @Context UriInfo address) {
    Reply reply = sandbox.run(run, with, formFieldsValues);
    return Sandbox.SLOW.equals(run) ? delayed(reply) : respond(address, reply);
  }

  @GET
  @Path("runs")
  public CompletionStage<Response> runs(@Context UriInfo address) {
    return respond(
        address,
        sandbox.runs(address.getQueryParameters()::getFirst, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("tasks")
  public CompletionStage<Response> tasks(@Context UriInfo address) {
    return respond(
        address,
        sandbox.tasks(
            address.getQueryParameters()::getFirst, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("runs/{run}/tasks")
  public CompletionStage<Response> tasksOf(@PathParam("run") String run, @Context UriInfo address) {
    return respond(
        address,
        sandbox.tasksOf(
            run, address.getQueryParameters()::getFirst, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("checklists/{template}")
  public CompletionStage<Response> template(
      @PathParam("template") String template,
      @QueryParam("with") String with,
      @Context UriInfo address) {
    return respond(address, sandbox.template(template, with));
  }

  @GET
  @Path("users")
  public CompletionStage<Response> users(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return respond(address, sandbox.users(page, perPage, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("groups")
  public CompletionStage<Response> groups(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return respond(address, sandbox.groups(page, perPage, address.getAbsolutePath().toString()));
  }

  @GET
  @Path("guests")
  public CompletionStage<Response> guests(
      @QueryParam("page") String page,
      @QueryParam("per_page") String perPage,
      @Context UriInfo address) {
    return respond(address, sandbox.guests(page, perPage, address.getAbsolutePath().toString()));
  }

  /** The segment a request was made below; see {@link Condition#segment}. */
  static String segment(UriInfo address) {
    return address.getPathParameters().getFirst(CONDITION).replace("/", "");
  }

  private CompletionStage<Response> respond(UriInfo address, Reply reply) {
    return condition.below(segment(address)) == Condition.SLOW
        ? delayed(reply)
        : CompletableFuture.completedStage(response(reply));
  }

  /** Delays the response without blocking a thread; it is built before the delay. */
  private CompletionStage<Response> delayed(Reply reply) {
    Response answer = response(reply);
    return CompletableFuture.supplyAsync(
        () -> answer,
        CompletableFuture.delayedExecutor(sandbox.slowness().toSeconds(), TimeUnit.SECONDS));
  }

  /**
   * The HTTP response of a reply. The body is never empty: an empty error would get the portal's
   * error page.
   */
  static Response response(Reply reply) {
    Response.ResponseBuilder response =
        Response.status(reply.status())
            .header(HttpHeaders.CONTENT_TYPE, reply.type())
            .entity(reply.body().getBytes(StandardCharsets.UTF_8));
    reply.headers().forEach(response::header);
    return response.build();
  }
}
