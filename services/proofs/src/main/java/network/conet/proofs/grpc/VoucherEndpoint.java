package network.conet.proofs.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import network.conet.evidence.voucher.BlindedMessage;
import network.conet.evidence.voucher.VoucherRequest;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proofs.epoch.OpenEpoch;
import network.conet.proofs.voucher.IssueOutcome;
import network.conet.proofs.voucher.IssueVouchers;
import network.conet.proofs.voucher.KeyRing;
import network.conet.proofs.voucher.QuoteVouchers;
import network.conet.proto.proofs.v1.IssueVouchersRequest;
import network.conet.proto.proofs.v1.IssueVouchersResponse;
import network.conet.proto.proofs.v1.IssuerKey;
import network.conet.proto.proofs.v1.ListVoucherKeysRequest;
import network.conet.proto.proofs.v1.ListVoucherKeysResponse;
import network.conet.proto.proofs.v1.VoucherServiceGrpc;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** Where clients get vouchers. Who may call: clients; the keys, anyone who is signed in. */
@GrpcService
@Authenticated
public class VoucherEndpoint extends VoucherServiceGrpc.VoucherServiceImplBase {
  private final IssueVouchers issue;
  private final KeyRing keys;
  private final QuoteVouchers quote;

  VoucherEndpoint(IssueVouchers issue, KeyRing keys, QuoteVouchers quote) {
    this.issue = issue;
    this.keys = keys;
    this.quote = quote;
  }

  @Override
  @Blocking
  @RolesAllowed("client")
  public void issueVouchers(
      IssueVouchersRequest request, StreamObserver<IssueVouchersResponse> answer) {
    VoucherRequest wanted;
    SignatureBytes signature;
    try {
      wanted =
          new VoucherRequest(
              Hash32.of(request.getRequestId().toByteArray()),
              AccountAddress.of(request.getPayer().toByteArray()),
              VoucherWindow.of(Integer.toUnsignedLong(request.getWindow())),
              ByteCount.of(request.getDenomination()),
              request.getBlindedMessagesList().stream()
                  .map(blinded -> BlindedMessage.of(blinded.toByteArray()))
                  .toList());
      signature = SignatureBytes.of(request.getPayerSignature().toByteArray());
    } catch (IllegalArgumentException e) {
      answer.onError(Refusals.malformed(e));
      return;
    }
    switch (issue.issue(wanted, signature)) {
      case IssueOutcome.Issued issued -> {
        IssueVouchersResponse.Builder response =
            IssueVouchersResponse.newBuilder()
                .setRemainingCredit(issued.remainingCredit().toString());
        issued
            .signatures()
            .forEach(next -> response.addBlindSignatures(Messages.bytes(next.toBytes())));
        answer.onNext(response.build());
        answer.onCompleted();
      }
      case IssueOutcome.Refused refused -> answer.onError(Refusals.status(refused.refusal()));
    }
  }

  @Override
  @Blocking
  @Authenticated
  public void listVoucherKeys(
      ListVoucherKeysRequest request, StreamObserver<ListVoucherKeysResponse> answer) {
    OpenEpoch open = keys.openEpoch();
    ListVoucherKeysResponse.Builder response =
        ListVoucherKeysResponse.newBuilder()
            .setCurrentWindow((int) keys.windowOf(open).number())
            .setCurrentEpoch(open.number().number())
            .setEpochStartTime(open.previousEnd().getEpochSecond());
    quote.quotes().forEach(next -> response.addKeys(encode(next)));
    answer.onNext(response.build());
    answer.onCompleted();
  }

  private static IssuerKey encode(QuoteVouchers.Quote next) {
    IssuerKey.Builder key =
        IssuerKey.newBuilder()
            .setWindow((int) next.key().window().number())
            .setDenomination(next.key().denomination().bytes())
            .setPublicKey(Messages.bytes(next.key().key().toBytes()));
    next.pricePerGib().ifPresent(amount -> key.setPricePerGib(amount.toString()));
    next.price().ifPresent(amount -> key.setPrice(amount.toString()));
    return key.build();
  }
}
