package network.conet.proofs.rest;

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
import network.conet.access.Etag;
import network.conet.access.Page;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.chainstate.ChainRows;
import network.conet.proofs.receipt.ReceiptCatalogue;
import network.conet.proofs.receipt.ReceiptQuery;
import network.conet.proofs.receipt.ReceiptView;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Receipts and what became of them, newest first. Who may call: anyone. */
@Path("/v1/proofs")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ProofsResource {
  private final Atomically atomically;
  private final ReceiptCatalogue receipts;
  private final ChainRows chain;

  ProofsResource(Atomically atomically, ReceiptCatalogue receipts, ChainRows chain) {
    this.atomically = atomically;
    this.receipts = receipts;
    this.chain = chain;
  }

  @GET
  @Operation(
      summary = "Receipts, newest first",
      description = "status: accepted, rejected (with its reason) or pending")
  public RestResponse<Page<ProofJson>> list(
      @QueryParam("node") @Nullable String node,
      @QueryParam("epoch") @Nullable String epoch,
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    ReceiptQuery query =
        new ReceiptQuery(
            Inputs.readIfGiven("node", node, NodeId::parse),
            Inputs.readIfGiven("epoch", epoch, EpochId::parse),
            Inputs.readIfGiven("status", status, Inputs::status),
            Inputs.readIfGiven("cursor", cursor, Long::parseLong),
            Inputs.limit(limit));
    Page<ProofJson> page = atomically.run(() -> page(query));
    return Etag.ofContent(page).answer(request, () -> page);
  }

  @GET
  @Path("{receiptId}")
  @Operation(summary = "One receipt", description = "404 NOT_FOUND if it was never handed in")
  public RestResponse<ProofJson> one(
      @PathParam("receiptId") String receiptId, @Context Request request) {
    Hash32 id = Inputs.read("receiptId", receiptId, Hash32::parse);
    ReceiptView view =
        atomically
            .run(() -> receipts.find(id))
            .orElseThrow(
                () -> Problems.of(new Refusal(ErrorCode.NOT_FOUND, "there is no receipt " + id)));
    ProofJson receipt = ProofJson.of(view);
    return Etag.ofContent(receipt).answer(request, () -> receipt);
  }

  private Page<ProofJson> page(ReceiptQuery query) {
    List<ReceiptView> found = receipts.list(query);
    String next = found.size() == query.limit() ? Long.toString(found.getLast().position()) : null;
    long block = chain.head().map(head -> head.number().number()).orElse(0L);
    return new Page<>(found.stream().map(ProofJson::of).toList(), next, block);
  }
}
