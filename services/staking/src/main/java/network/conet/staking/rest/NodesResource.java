package network.conet.staking.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.access.Etag;
import network.conet.access.Page;
import network.conet.staking.directory.Node;
import network.conet.staking.directory.NodeDirectory;
import network.conet.staking.directory.NodeQuery;
import network.conet.staking.stake.Position;
import network.conet.staking.stake.Positions;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Nodes and who has delegated to them. Who may call: anyone; all of it is on the chain. */
@Path("/v1/nodes")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class NodesResource {
  private final NodeDirectory directory;
  private final Positions positions;

  NodesResource(NodeDirectory directory, Positions positions) {
    this.directory = directory;
    this.positions = positions;
  }

  @GET
  @Operation(
      summary = "Nodes in ascending order of id",
      description = "status: active, jailed, retired")
  public RestResponse<Page<NodeJson>> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    NodeQuery query =
        new NodeQuery(
            Inputs.status(status).map(Set::of).orElse(Set.of()),
            Inputs.nodeCursor(cursor),
            Inputs.limit(limit) + 1);
    long block = directory.asOf().number();
    return Etag.of(block)
        .answer(
            request,
            () ->
                Page.of(
                    directory.list(query),
                    query.limit() - 1,
                    block,
                    node -> NodeJson.of(node),
                    node -> node.id().hex()));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One node", description = "404 UNKNOWN_NODE if it was never registered")
  public RestResponse<NodeJson> one(@PathParam("id") String id, @Context Request request) {
    NodeId node = Inputs.node(id);
    return Etag.of(directory.asOf().number()).answer(request, () -> NodeJson.of(known(node)));
  }

  @GET
  @Path("{id}/delegations")
  @Operation(
      summary = "Who has stake with the node, the owner included",
      description = "In ascending order of account")
  public RestResponse<Page<StakeJson>> delegations(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    Node node = known(Inputs.node(id));
    int size = Inputs.limit(limit);
    Optional<AccountAddress> after = Inputs.accountCursor(cursor);
    long block = directory.asOf().number();
    return Etag.of(block)
        .answer(
            request,
            () -> {
              List<Position> page = positions.with(node.id(), after, size + 1);
              return Page.of(
                  page,
                  size,
                  block,
                  position -> StakeJson.of(position, node),
                  position -> position.account().hex());
            });
  }

  private Node known(NodeId id) {
    return directory
        .find(id)
        .orElseThrow(() -> ErrorCode.UNKNOWN_NODE.problem("There is no node " + id + "."));
  }
}
