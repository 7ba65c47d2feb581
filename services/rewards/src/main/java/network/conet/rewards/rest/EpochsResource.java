package network.conet.rewards.rest;

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
import network.conet.access.Etag;
import network.conet.access.FieldReader;
import network.conet.access.Page;
import network.conet.access.ProblemException;
import network.conet.rewards.catalogue.EpochView;
import network.conet.rewards.catalogue.RewardsCatalogue;
import network.conet.rewards.epoch.NodeReward;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Epochs and nodes' leaves. */
@Path("/v1/epochs")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class EpochsResource {
  private static final FieldReader FIELDS = new FieldReader(ErrorCode.MALFORMED.name());

  private final RewardsCatalogue catalogue;

  EpochsResource(RewardsCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @PermitAll
  @Operation(summary = "Epochs that this verifier computed, newest first")
  public RestResponse<Page<EpochJson>> list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    int size = FIELDS.limit(limit);
    Optional<EpochId> before = FIELDS.readIfGiven("cursor", cursor, EpochId::parse);
    long block = catalogue.asOf().number();
    List<EpochView> epochs = catalogue.epochs(before, size);
    String next =
        epochs.size() < size ? null : epochs.getLast().computed().header().epoch().toString();
    Page<EpochJson> page = new Page<>(epochs.stream().map(EpochJson::of).toList(), next, block);
    return Etag.of(block + "-" + before + "-" + size).answer(request, () -> page);
  }

  @GET
  @Path("/{epoch}")
  @PermitAll
  @Operation(summary = "An epoch's header, digest, attestations and state")
  public RestResponse<EpochJson> get(@PathParam("epoch") String epoch, @Context Request request) {
    EpochId id = FIELDS.read("epoch", epoch, EpochId::parse);
    EpochView view = catalogue.epoch(id).orElseThrow(() -> notFound(id));
    String tag =
        view.computed().digest().hex() + "-" + view.state() + "-" + view.attestedBy().size();
    return Etag.of(tag).answer(request, () -> EpochJson.of(view));
  }

  @GET
  @Path("/{epoch}/nodes/{node}")
  @PermitAll
  @Operation(summary = "A node's leaf with every input of the formula")
  public RestResponse<NodeRewardJson> node(
      @PathParam("epoch") String epoch, @PathParam("node") String node, @Context Request request) {
    EpochId id = FIELDS.read("epoch", epoch, EpochId::parse);
    NodeId nodeId = FIELDS.read("node", node, NodeId::parse);
    EpochView view = catalogue.epoch(id).orElseThrow(() -> notFound(id));
    NodeReward reward =
        catalogue
            .node(id, nodeId)
            .orElseThrow(
                () ->
                    ErrorCode.NODE_NOT_IN_EPOCH.problem(
                        "node " + nodeId + " has no record in epoch " + id));
    return Etag.of(view.computed().digest().hex())
        .answer(request, () -> NodeRewardJson.of(id, reward));
  }

  private static ProblemException notFound(EpochId epoch) {
    return ErrorCode.EPOCH_NOT_FOUND.problem("epoch " + epoch + " is not computed");
  }
}
