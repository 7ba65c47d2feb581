package network.conet.proofs.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import network.conet.access.Etag;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.ReadDataset;
import network.conet.proofs.refusal.ErrorCode;
import network.conet.proofs.refusal.Refusal;
import network.conet.units.EpochId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Frozen epochs. Who may call: anyone. */
@Path("/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class DatasetsResource {
  private final ReadDataset datasets;

  DatasetsResource(ReadDataset datasets) {
    this.datasets = datasets;
  }

  @GET
  @Path("{epoch}")
  @Operation(
      summary = "Totals, hash and end of a frozen epoch",
      description = "409 EPOCH_OPEN until it is frozen; never changes afterwards")
  public RestResponse<DatasetJson> one(@PathParam("epoch") String epoch, @Context Request request) {
    EpochId wanted = Inputs.read("epoch", epoch, EpochId::parse);
    Dataset dataset =
        datasets
            .find(wanted)
            .orElseThrow(
                () ->
                    Problems.of(
                        new Refusal(
                            ErrorCode.EPOCH_OPEN, "epoch " + wanted + " is not frozen yet")));
    return Etag.of(dataset.hash().hex().substring(2))
        .answer(request, () -> DatasetJson.of(dataset));
  }
}
