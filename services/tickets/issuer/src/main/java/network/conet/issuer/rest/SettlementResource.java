package network.conet.issuer.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import network.conet.issuer.exchange.TakeSettlement;
import network.conet.issuer.purchase.AddCredit;
import network.conet.issuer.purchase.Credit;
import network.conet.tickets.TicketId;
import network.conet.tickets.TicketWindow;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the services that follow chain and settlement tell. Who may call: services. */
@Path("/v1/issuer")
@RolesAllowed("service")
public class SettlementResource {
  private final AddCredit credits;
  private final TakeSettlement settlement;

  SettlementResource(AddCredit credits, TakeSettlement settlement) {
    this.credits = credits;
    this.settlement = settlement;
  }

  @PUT
  @Path("credits/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "An account committed so much to a window; counts once by its id")
  public void credit(@PathParam("id") String id, @Nullable CreditJson given) {
    CreditJson body = Inputs.body(given);
    credits
        .add(
            new Credit(
                Inputs.read("id", id, Hash32::parse),
                Inputs.read("account", body.account(), AccountAddress::parse),
                Inputs.window("window", body.window()),
                Inputs.read("amount", body.amount(), SettlementResource::amount)))
        .ifPresent(
            refusal -> {
              throw Inputs.problem(refusal);
            });
  }

  @POST
  @Path("windows/{window}/handed-in")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ids of tickets of a window that relays handed in; they count as spent")
  public void handedIn(@PathParam("window") String window, @Nullable List<@Nullable String> ids) {
    settlement
        .handedIn(
            window(window),
            Inputs.list("ids", ids, text -> Inputs.read("ids", text, TicketId::parse)))
        .ifPresent(
            refusal -> {
              throw Inputs.problem(refusal);
            });
  }

  @PUT
  @Path("windows/{window}/closed")
  @Operation(summary = "All tickets of the window that were handed in have been told")
  public void close(@PathParam("window") String window) {
    settlement.close(window(window));
  }

  private static TokenAmount amount(String text) {
    TokenAmount amount = TokenAmount.parse(text);
    if (amount.isZero()) {
      throw new IllegalArgumentException("must not be nothing");
    }
    return amount;
  }

  private static TicketWindow window(String text) {
    return Inputs.read("window", text, number -> TicketWindow.of(Long.parseLong(number)));
  }
}
