package network.conet.governance.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import network.conet.access.Etag;
import network.conet.access.Page;
import network.conet.governance.parameter.Parameters;
import network.conet.governance.proposal.Proposals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What the DAO may change. Who may call: anyone; all of it is on the chain. */
@Path("/v1/parameters")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ParametersResource {
  private final Parameters parameters;
  private final Proposals proposals;

  ParametersResource(Parameters parameters, Proposals proposals) {
    this.parameters = parameters;
    this.proposals = proposals;
  }

  @GET
  @Operation(summary = "All parameters with their bounds, by name")
  public RestResponse<Page<ParameterJson>> all(@Context Request request) {
    long block = proposals.asOf().number();
    return Etag.of(block)
        .answer(
            request,
            () ->
                new Page<>(parameters.all().stream().map(ParameterJson::of).toList(), null, block));
  }
}
