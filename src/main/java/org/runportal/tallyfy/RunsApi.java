package org.runportal.tallyfy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.runportal.run.RunId;

/**
 * Tallyfy's "Get process". Answers with the bare response: status, headers and a bounded stream are
 * in our hands.
 */
@ClientHeaderParam(name = "X-Tallyfy-Client", value = "APIClient")
interface RunsApi {
  /** Everything the endpoint can add to a run. */
  String EVERYTHING =
      String.join(
          ",",
          "checklist",
          "tasks",
          "tags",
          "assets",
          "next_task",
          "permissions",
          "tasks_meta",
          "ko_form_fields",
          "form_fields",
          "stages",
          "folders",
          "member_watchers",
          "guest_watchers",
          "tasks.threads",
          "tasks.form_fields");

  @GET
  @Path("organizations/{organization}/runs/{run}")
  @Produces(MediaType.APPLICATION_JSON)
  Response fetch(
      @PathParam("organization") String organization,
      @PathParam("run") RunId run,
      @QueryParam("with") String with,
      @QueryParam("form_fields_values") boolean formFieldsValues);
}
