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
import network.conet.access.Etag;
import network.conet.access.Page;
import network.conet.governance.proposal.Proposal;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Proposals;
import network.conet.governance.vote.Votes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Proposals and the votes on them, newest first. Who may call: anyone; all of it is on the chain.
 */
@Path("/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ProposalsResource {
  private final Proposals proposals;
  private final Votes votes;

  ProposalsResource(Proposals proposals, Votes votes) {
    this.proposals = proposals;
    this.votes = votes;
  }

  @GET
  @Operation(summary = "Proposals, newest first")
  public RestResponse<Page<ProposalJson>> list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    int size = Inputs.limit(limit);
    var after = Inputs.cursor(cursor);
    long block = proposals.asOf().number();
    return Etag.of(block)
        .answer(
            request,
            () ->
                Page.of(
                    proposals.list(after, size + 1),
                    size,
                    block,
                    ProposalJson::of,
                    row -> Inputs.cursor(row.submission().block(), row.submission().logIndex())));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One proposal", description = "404 UNKNOWN_PROPOSAL if there is none")
  public RestResponse<ProposalJson> one(@PathParam("id") String id, @Context Request request) {
    ProposalId proposal = Inputs.proposal(id);
    return Etag.of(proposals.asOf().number())
        .answer(request, () -> ProposalJson.of(known(proposal)));
  }

  @GET
  @Path("{id}/votes")
  @Operation(summary = "Votes on a proposal, newest first")
  public RestResponse<Page<VoteJson>> votes(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    ProposalId proposal = Inputs.proposal(id);
    known(proposal);
    return VotesPage.answer(
        request,
        proposals.asOf(),
        Inputs.limit(limit),
        size -> votes.on(proposal, Inputs.cursor(cursor), size));
  }

  private Proposal known(ProposalId id) {
    return proposals
        .find(id)
        .orElseThrow(() -> ErrorCode.UNKNOWN_PROPOSAL.problem("There is no proposal " + id + "."));
  }
}
