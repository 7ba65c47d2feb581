package network.conet.localnet.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import network.conet.localnet.probe.Probe;

/** Ready when blocks are made and state proofs are served. */
record ChainProbe(JsonRpc rpc) implements Probe {
  private static final String NOBODY = "0x0000000000000000000000000000000000000001";

  @Override
  public Answer ask() throws InterruptedException {
    try {
      if (rpc.quantity("eth_blockNumber").signum() == 0) {
        return Answer.notYet("no block yet");
      }
      JsonNode proof = rpc.call("eth_getProof", NOBODY, new String[0], "latest");
      return proof.has("accountProof")
          ? Answer.READY
          : Answer.notYet("eth_getProof answers without a proof");
    } catch (IOException refused) {
      return Answer.notYet(refused.toString());
    }
  }
}
