package network.conet.issuer.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import network.conet.issuer.purchase.BuyTokens;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.TokenPurchase;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.units.AccountAddress;
import network.conet.units.SignatureBytes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tokens for credit. Who may call: clients. */
@Path("/v1/issuer/purchases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("client")
public class PurchasesResource {
  private final BuyTokens buy;

  PurchasesResource(BuyTokens buy) {
    this.buy = buy;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Signs blinded tokens against the credit that the account committed to the window",
      description = "Idempotent by requestId. 402 CREDIT_EXHAUSTED when the credit does not cover.")
  public AnswerJson buy(@Nullable PurchaseJson given) {
    PurchaseJson body = Inputs.body(given);
    SignatureBytes signature =
        Inputs.read("accountSignature", body.accountSignature(), SignatureBytes::parse);
    return Inputs.answer(buy.buy(purchase(body), signature));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "The answer to an earlier purchase, again")
  public AnswerJson answer(@PathParam("id") String id) {
    return Inputs.answer(
        buy.answer(Inputs.read("id", id, RequestId::parse)).orElseThrow(Inputs::unknownRequest));
  }

  private static TokenPurchase purchase(PurchaseJson body) {
    var id = Inputs.read("requestId", body.requestId(), RequestId::parse);
    var account = Inputs.read("account", body.account(), AccountAddress::parse);
    var window = Inputs.window("window", body.window());
    var denomination = Inputs.denomination("denomination", body.denomination());
    var blinded =
        Inputs.list(
            "blindedMessages",
            body.blindedMessages(),
            text -> Inputs.read("blindedMessages", text, BlindedMessage::parse));
    try {
      return new TokenPurchase(id, account, window, denomination, blinded);
    } catch (IllegalArgumentException e) {
      throw Inputs.malformed(e, "blindedMessages");
    }
  }
}
