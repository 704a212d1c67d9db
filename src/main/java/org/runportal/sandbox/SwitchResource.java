package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;

/** The switch page: a form button for each condition of the sandbox. */
@Path("")
@ApplicationScoped
public class SwitchResource {
  private static final Logger LOGGER = System.getLogger(SwitchResource.class.getName());
  private static final String HTML = "text/html; charset=UTF-8";

  private final FaultSwitch condition;
  private final Sandbox sandbox;

  @Inject
  SwitchResource(FaultSwitch condition, Sandbox sandbox) {
    this.condition = condition;
    this.sandbox = sandbox;
  }

  @GET
  @Produces(HTML)
  public String page(@Context UriInfo address) {
    return new SwitchPage(home(address), sandbox.runLink()).html(condition.condition());
  }

  @GET
  @Path("switch.css")
  @Produces("text/css; charset=UTF-8")
  public InputStream style() {
    return SwitchResource.class.getResourceAsStream("switch.css");
  }

  /**
   * Switches the condition and redirects to the page.
   *
   * @param form contains {@code condition}, a {@link Condition#key}
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(
      Form form,
      @HeaderParam("Sec-Fetch-Site") String fetchSite,
      @HeaderParam("Origin") String origin,
      @HeaderParam(HttpHeaders.HOST) String host,
      @Context UriInfo address) {
    if (!SameOrigin.admits(fetchSite, origin, host)) {
      return refused(Response.Status.FORBIDDEN, "This form was sent from another site.");
    }
    Optional<Condition> next = Condition.of(form.asMap().getFirst("condition"));
    if (next.isEmpty()) {
      return refused(Response.Status.BAD_REQUEST, "There is no such condition.");
    }
    condition.set(next.get());
    LOGGER.log(Level.INFO, "the sandbox is now: {0}", next.get().title());
    return Response.seeOther(home(address)).build();
  }

  /** The URL of the page, without a trailing slash. */
  private static URI home(UriInfo address) {
    String base = address.getBaseUri().toString();
    return URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
  }

  private static Response refused(Response.Status status, String why) {
    return Response.status(status).type("text/plain; charset=UTF-8").entity(why).build();
  }
}
