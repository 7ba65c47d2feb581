package network.conet.localnet.demo;

import java.util.List;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.PartStatus;
import network.conet.localnet.chain.JsonRpc;

/** The steps of the main job, in order. */
final class Scenario {
  private final LocalNetwork network;

  Scenario(LocalNetwork network) {
    this.network = network;
  }

  List<Step> steps() {
    return List.of(
        Step.of("every part is up", this::everyPartIsUp),
        Step.of("the chain makes blocks", this::blocksAreMade));
  }

  long bytesRelayed() {
    return 0;
  }

  private String everyPartIsUp() throws Exception {
    List<PartStatus> parts = network.status();
    for (PartStatus part : parts) {
      StepFailure.unless(
          part.state().equals("up") || part.state().equals("done"),
          part.part() + " is " + part.state() + " " + part.detail());
    }
    return parts.size() + " parts";
  }

  private String blocksAreMade() throws Exception {
    JsonRpc rpc = new JsonRpc(network.rpc());
    return "chain " + rpc.quantity("eth_chainId") + " at block " + rpc.quantity("eth_blockNumber");
  }
}
