package network.conet.staking.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.ArrayList;
import java.util.List;
import network.conet.access.Etag;
import network.conet.access.Page;
import network.conet.staking.directory.NodeDirectory;
import network.conet.staking.stake.Position;
import network.conet.staking.stake.Positions;
import network.conet.units.AccountAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What one account has at stake. Who may call: anyone; all of it is on the chain. */
@Path("/v1/stakes")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class StakesResource {
  private final NodeDirectory directory;
  private final Positions positions;

  StakesResource(NodeDirectory directory, Positions positions) {
    this.directory = directory;
    this.positions = positions;
  }

  @GET
  @Path("{account}")
  @Operation(
      summary = "All stakes of an account",
      description = "Empty for an account that never staked")
  public RestResponse<Page<StakeJson>> of(
      @PathParam("account") String account, @Context Request request) {
    AccountAddress who = Inputs.account(account);
    long block = directory.asOf().number();
    return Etag.of(block).answer(request, () -> new Page<>(stakes(who), null, block));
  }

  private List<StakeJson> stakes(AccountAddress who) {
    List<StakeJson> stakes = new ArrayList<>();
    for (Position position : positions.of(who)) {
      directory.find(position.node()).ifPresent(node -> stakes.add(StakeJson.of(position, node)));
    }
    return stakes;
  }
}
