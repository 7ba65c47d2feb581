package network.conet.governance.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import network.conet.access.Page;
import network.conet.governance.proposal.Proposals;
import network.conet.governance.vote.Votes;
import network.conet.units.AccountAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The votes of an account. Who may call: anyone; all of it is on the chain. */
@Path("/v1/votes")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class VotesResource {
  private final Proposals proposals;
  private final Votes votes;

  VotesResource(Proposals proposals, Votes votes) {
    this.proposals = proposals;
    this.votes = votes;
  }

  @GET
  @Path("{account}")
  @Operation(summary = "Votes of an account, newest first")
  public RestResponse<Page<VoteJson>> of(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    AccountAddress voter = Inputs.account(account);
    return VotesPage.answer(
        request,
        proposals.asOf(),
        Inputs.limit(limit),
        size -> votes.of(voter, Inputs.cursor(cursor), size));
  }
}
