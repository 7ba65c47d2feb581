package network.conet.issuer.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import network.conet.issuer.exchange.ExchangeTickets;
import network.conet.tickets.KeySlot;
import network.conet.tickets.Paid;
import network.conet.tickets.request.Exchange;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.Wanted;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.units.Hex;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Exchange. Who may call: anyone; an account would say who uses the network. */
@Path("/v1/issuer/exchanges")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ExchangesResource {
  private final ExchangeTickets exchanges;

  ExchangesResource(ExchangeTickets exchanges) {
    this.exchanges = exchanges;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Spends tokens and tickets, and signs blinded ones of the same value",
      description = "Idempotent by requestId. Nothing is spent when it is refused.")
  public AnswerJson exchange(@Nullable ExchangeJson given) {
    return Inputs.answer(exchanges.exchange(decode(Inputs.body(given))));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "The answer to an earlier exchange, again")
  public AnswerJson answer(@PathParam("id") String id) {
    return Inputs.answer(
        exchanges
            .answer(Inputs.read("id", id, RequestId::parse))
            .orElseThrow(Inputs::unknownRequest));
  }

  private static Exchange decode(ExchangeJson body) {
    var id = Inputs.read("requestId", body.requestId(), RequestId::parse);
    var spent =
        Inputs.list(
            "spent",
            body.spent(),
            text -> Inputs.read("spent", text, hex -> Paid.decode(Hex.parse(hex))));
    var wanted = Inputs.list("wanted", body.wanted(), ExchangesResource::wanted);
    try {
      return new Exchange(id, spent, wanted);
    } catch (IllegalArgumentException e) {
      throw Inputs.malformed(e, "spent", "wanted");
    }
  }

  private static Wanted wanted(ExchangeJson.WantedJson json) {
    return new Wanted(
        new KeySlot(
            Inputs.read("wanted.kind", json.kind(), Kinds::parse),
            Inputs.window("wanted.window", json.window()),
            Inputs.denomination("wanted.denomination", json.denomination())),
        Inputs.read("wanted.blindedMessage", json.blindedMessage(), BlindedMessage::parse));
  }
}
