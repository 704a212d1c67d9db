package org.runportal.tallyfy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/** The lists of people of an organization. */
@ClientHeaderParam(name = "X-Tallyfy-Client", value = "APIClient")
interface PeopleApi {
  @GET
  @Path("organizations/{organization}/users")
  @Produces(MediaType.APPLICATION_JSON)
  Response members(
      @PathParam("organization") String organization,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  @GET
  @Path("organizations/{organization}/groups")
  @Produces(MediaType.APPLICATION_JSON)
  Response groups(
      @PathParam("organization") String organization,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  @GET
  @Path("organizations/{organization}/guests")
  @Produces(MediaType.APPLICATION_JSON)
  Response guests(
      @PathParam("organization") String organization,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);
}
