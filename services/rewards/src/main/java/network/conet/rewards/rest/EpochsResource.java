package network.conet.rewards.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import network.conet.rewards.catalogue.EpochView;
import network.conet.rewards.catalogue.RewardsCatalogue;
import network.conet.rewards.epoch.NodeReward;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Epochs and nodes' leaves. */
@Path("/v1/epochs")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class EpochsResource {
  private final RewardsCatalogue catalogue;

  EpochsResource(RewardsCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @PermitAll
  @Operation(summary = "Epochs that this verifier computed, newest first")
  public Response list(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    int size = Page.limit(limit);
    Optional<EpochId> before =
        Optional.ofNullable(cursor).map(text -> Problem.read("cursor", text, EpochId::parse));
    long block = catalogue.asOf().number();
    List<EpochView> epochs = catalogue.epochs(before, size);
    String next =
        epochs.size() < size ? null : epochs.getLast().computed().header().epoch().toString();
    Page<EpochJson> page = new Page<>(epochs.stream().map(EpochJson::of).toList(), next, block);
    return Tagged.answer(request, block + "-" + before + "-" + size, page);
  }

  @GET
  @Path("/{epoch}")
  @PermitAll
  @Operation(summary = "An epoch's header, digest, attestations and state")
  public Response get(@PathParam("epoch") String epoch, @Context Request request) {
    EpochId id = Problem.read("epoch", epoch, EpochId::parse);
    EpochView view = catalogue.epoch(id).orElseThrow(() -> notFound(id));
    String tag =
        view.computed().digest().hex() + "-" + view.state() + "-" + view.attestedBy().size();
    return Tagged.answer(request, tag, EpochJson.of(view));
  }

  @GET
  @Path("/{epoch}/nodes/{node}")
  @PermitAll
  @Operation(summary = "A node's leaf with every input of the formula")
  public Response node(
      @PathParam("epoch") String epoch, @PathParam("node") String node, @Context Request request) {
    EpochId id = Problem.read("epoch", epoch, EpochId::parse);
    NodeId nodeId = Problem.read("node", node, NodeId::parse);
    EpochView view = catalogue.epoch(id).orElseThrow(() -> notFound(id));
    NodeReward reward =
        catalogue
            .node(id, nodeId)
            .orElseThrow(
                () ->
                    Problem.of(
                        ErrorCode.NODE_NOT_IN_EPOCH,
                        "node " + nodeId + " has no record in epoch " + id));
    return Tagged.answer(request, view.computed().digest().hex(), NodeRewardJson.of(id, reward));
  }

  private static jakarta.ws.rs.WebApplicationException notFound(EpochId epoch) {
    return Problem.of(ErrorCode.EPOCH_NOT_FOUND, "epoch " + epoch + " is not computed");
  }
}
