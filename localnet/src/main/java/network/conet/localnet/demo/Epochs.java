package network.conet.localnet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import network.conet.cli.api.Refusal;
import network.conet.units.Hex;
import network.conet.units.NodeId;

/** The epoch closes; verifiers recompute and attest it; one transaction anchors it. */
public final class Epochs {
  private static final Duration CLOSED = Duration.ofSeconds(240);

  private final Stage stage;
  private long paying;

  public Epochs(Stage stage) {
    this.stage = stage;
  }

  /** The epoch that pays for the traffic. */
  public long paying() {
    return paying;
  }

  public String theEpochIsAnchored() throws Exception {
    NodeId node = stage.relays().getFirst().node();
    JsonNode epoch =
        Await.until("the epoch that pays " + node, CLOSED, () -> anchoredWithFees(node));
    paying = epoch.path("epoch").asLong();
    Person anyone = stage.client();
    byte[] onChain =
        anyone.chain().read(anyone.chain().calls().anchor().digestAt(BigInteger.valueOf(paying)));
    StepFailure.unless(
        Hex.encode(onChain).equals(epoch.path("digest").asText()),
        "the chain's digest of epoch " + paying + " is " + Hex.encode(onChain));
    int attested = epoch.path("attestedBy").size();
    StepFailure.unless(attested >= 2, "only " + attested + " verifiers attested epoch " + paying);
    return "epoch "
        + paying
        + ", "
        + attested
        + " of 3 verifiers, digest "
        + epoch.path("digest").asText().substring(0, 18)
        + ", transaction "
        + epoch.path("transaction").asText().substring(0, 18);
  }

  public String itBecomesPayable() throws Exception {
    Person anyone = stage.client();
    BigInteger activated =
        Await.until(
            "the activation of epoch " + paying,
            CLOSED,
            () ->
                Optional.of(anyone.chain().read(anyone.chain().calls().anchor().activatedEpoch()))
                    .filter(epoch -> epoch.longValueExact() >= paying));
    return "epoch " + activated + " is active after its challenge delay";
  }

  private Optional<JsonNode> anchoredWithFees(NodeId node) {
    for (JsonNode epoch : stage.client().api().get("/v1/epochs?limit=10").path("items")) {
      String state = epoch.path("state").asText();
      boolean anchored = state.equals("anchored") || state.equals("active");
      if (anchored && paidTo(node, epoch.path("epoch").asLong())) {
        return Optional.of(stage.client().api().get("/v1/epochs/" + epoch.path("epoch").asLong()));
      }
    }
    return Optional.empty();
  }

  private boolean paidTo(NodeId node, long epoch) {
    try {
      JsonNode leaf = stage.client().api().get("/v1/epochs/" + epoch + "/nodes/" + node.hex());
      return !leaf.path("fees").asText("0").equals("0");
    } catch (Refusal notInThisEpoch) {
      return false;
    }
  }
}
