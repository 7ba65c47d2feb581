package network.conet.localnet.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import network.conet.localnet.state.JsonFile;

/**
 * The first block of a QBFT chain with one validator and no fees. Prague is active from the start,
 * for the history of block hashes (EIP-2935) that challenges read.
 */
final class BesuGenesis {
  private static final String GAS_LIMIT = "0x3b9aca00";
  private static final String QBFT_MIX_HASH =
      "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";
  private static final String HISTORY_ADDRESS = "0000f90827f1c53a10cb7a02335b175320002935";

  /** Code of the EIP-2935 contract, from the EIP. */
  private static final String HISTORY_CODE =
      "0x3373fffffffffffffffffffffffffffffffffffffffe14604657602036036042575f35600143038111604257"
          + "611fff81430311604257611fff9006545f5260205ff35b5f5ffd5b5f35611fff60014303065500";

  private BesuGenesis() {}

  static String of(long chainId, String validator) {
    ObjectNode genesis = JsonFile.json().createObjectNode();
    ObjectNode config = genesis.putObject("config");
    config.put("chainId", chainId).put("zeroBaseFee", true).put("contractSizeLimit", 65_536);
    for (String block : new String[] {"berlinBlock", "londonBlock"}) {
      config.put(block, 0);
    }
    for (String time : new String[] {"shanghaiTime", "cancunTime", "pragueTime"}) {
      config.put(time, 0);
    }
    config
        .putObject("qbft")
        .put("blockperiodseconds", 1)
        .put("epochlength", 30_000)
        .put("requesttimeoutseconds", 4);
    genesis.put("nonce", "0x0").put("timestamp", "0x0").put("gasLimit", GAS_LIMIT);
    genesis.put("difficulty", "0x1").put("baseFeePerGas", "0x0");
    genesis.put("mixHash", QBFT_MIX_HASH).put("coinbase", "0x" + "0".repeat(40));
    genesis.put("extraData", extraData(validator));
    genesis
        .putObject("alloc")
        .putObject(HISTORY_ADDRESS)
        .put("balance", "0x0")
        .put("nonce", "0x1")
        .put("code", HISTORY_CODE);
    return genesis.toPrettyString();
  }

  /**
   * RLP of (32 bytes of vanity, one validator, no vote, round 0, no seals): 58 bytes of payload, of
   * which 33 are the vanity, 22 the list of one address, and one each the rest.
   */
  static String extraData(String validator) {
    return "0xf83a" + "a0" + "0".repeat(64) + "d594" + validator.substring(2) + "c0" + "80" + "c0";
  }
}
