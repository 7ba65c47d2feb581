package network.conet.proofs.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import network.conet.access.Etag;
import network.conet.evidence.voucher.BlindSignature;
import network.conet.evidence.voucher.BlindedMessage;
import network.conet.evidence.voucher.VoucherRequest;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.epoch.OpenEpoch;
import network.conet.proofs.voucher.IssueOutcome;
import network.conet.proofs.voucher.IssueVouchers;
import network.conet.proofs.voucher.KeyRing;
import network.conet.proofs.voucher.QuoteVouchers;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The issuer of blind vouchers. Who may call: clients; the keys, anyone. */
@Path("/v1/vouchers")
@Produces(MediaType.APPLICATION_JSON)
public class VouchersResource {
  private final IssueVouchers issue;
  private final KeyRing keys;
  private final QuoteVouchers quote;

  VouchersResource(IssueVouchers issue, KeyRing keys, QuoteVouchers quote) {
    this.issue = issue;
    this.keys = keys;
    this.quote = quote;
  }

  @GET
  @Path("keys")
  @PermitAll
  @Operation(
      summary = "Issuer keys of the windows in use and the next, what a voucher costs under each")
  public RestResponse<VoucherJson.Keys> keys(@Context Request request) {
    OpenEpoch open = keys.openEpoch();
    var published =
        new VoucherJson.Keys(
            quote.quotes().stream().map(VouchersResource::json).toList(),
            keys.windowOf(open).number(),
            open.number().number());
    return Etag.ofContent(published).answer(request, () -> published);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("client")
  @Operation(
      summary = "Signs blinded messages against the payer's committed credit",
      description =
          "Idempotent by requestId. 402 CREDIT_EXHAUSTED when the credit does not cover them.")
  public VoucherJson.Answer issue(VoucherJson.@Nullable Request body) {
    if (body == null) {
      throw Inputs.malformed("a request is missing");
    }
    SignatureBytes signature =
        Inputs.read("payerSignature", body.payerSignature(), SignatureBytes::parse);
    return switch (issue.issue(decode(body), signature)) {
      case IssueOutcome.Issued issued ->
          new VoucherJson.Answer(
              issued.signatures().stream().map(BlindSignature::hex).toList(),
              issued.remainingCredit().toString());
      case IssueOutcome.Refused refused -> throw Problems.of(refused.refusal());
    };
  }

  private static VoucherJson.Key json(QuoteVouchers.Quote next) {
    return new VoucherJson.Key(
        next.key().window().number(),
        next.key().denomination().bytes(),
        Hex.encode(next.key().key().toBytes()),
        next.pricePerGib().map(TokenAmount::toString).orElse(null),
        next.price().map(TokenAmount::toString).orElse(null));
  }

  private static VoucherRequest decode(VoucherJson.Request body) {
    var requestId = Inputs.read("requestId", body.requestId(), Hash32::parse);
    var payer = Inputs.read("payer", body.payer(), AccountAddress::parse);
    var window =
        Inputs.read("window", text(body.window()), text -> VoucherWindow.of(Long.parseLong(text)));
    var denomination = Inputs.read("denomination", text(body.denomination()), ByteCount::parse);
    var blinded = Inputs.list("blindedMessages", body.blindedMessages(), BlindedMessage::new);
    try {
      return new VoucherRequest(requestId, payer, window, denomination, blinded);
    } catch (IllegalArgumentException e) {
      throw Inputs.malformed(String.valueOf(e.getMessage()), "blindedMessages");
    }
  }

  private static @Nullable String text(@Nullable Long number) {
    return number == null ? null : number.toString();
  }
}
