package network.conet.relay.grpc;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import network.conet.evidence.voucher.IssuerKeys;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.proto.proofs.v1.IssuerKey;
import network.conet.proto.proofs.v1.ListVoucherKeysRequest;
import network.conet.proto.proofs.v1.ListVoucherKeysResponse;
import network.conet.proto.proofs.v1.VoucherServiceGrpc.VoucherServiceBlockingStub;
import network.conet.relay.session.OpenWindow;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;

/** The issuer's keys, and which window and epoch are open, as proofs last said. */
public final class GrpcIssuerKeys implements IssuerKeys, OpenWindow {
  private record Pair(VoucherWindow window, ByteCount denomination) {}

  /** The open epoch, and when the one before ended. */
  public record Epoch(EpochId number, Instant began) {}

  private record Known(Map<Pair, IssuerPublicKey> keys, VoucherWindow window, Epoch epoch) {}

  private final VoucherServiceBlockingStub stub;
  private volatile Known known =
      new Known(Map.of(), VoucherWindow.of(0), new Epoch(EpochId.ZERO, Instant.EPOCH));

  public GrpcIssuerKeys(VoucherServiceBlockingStub stub) {
    this.stub = stub;
  }

  /**
   * @throws io.grpc.StatusRuntimeException if proofs does not answer; what was known stays
   */
  public void refresh() {
    ListVoucherKeysResponse response =
        stub.withDeadlineAfter(5, TimeUnit.SECONDS)
            .listVoucherKeys(ListVoucherKeysRequest.getDefaultInstance());
    Map<Pair, IssuerPublicKey> keys = new HashMap<>();
    for (IssuerKey key : response.getKeysList()) {
      keys.put(
          new Pair(
              VoucherWindow.of(Integer.toUnsignedLong(key.getWindow())),
              ByteCount.of(key.getDenomination())),
          IssuerPublicKey.parse(key.getPublicKey().toByteArray()));
    }
    known =
        new Known(
            Map.copyOf(keys),
            VoucherWindow.of(Integer.toUnsignedLong(response.getCurrentWindow())),
            new Epoch(
                EpochId.of(response.getCurrentEpoch()),
                Instant.ofEpochSecond(response.getEpochStartTime())));
  }

  @Override
  public Optional<IssuerPublicKey> find(VoucherWindow window, ByteCount denomination) {
    return Optional.ofNullable(known.keys().get(new Pair(window, denomination)));
  }

  @Override
  public VoucherWindow now() {
    return known.window();
  }

  public Epoch epoch() {
    return known.epoch();
  }
}
