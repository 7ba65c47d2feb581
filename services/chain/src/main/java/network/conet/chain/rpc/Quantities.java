package network.conet.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import network.conet.chain.transaction.NodeUnreachableException;

/** Numbers as JSON-RPC writes them. */
final class Quantities {
  private Quantities() {}

  static String of(long number) {
    return "0x" + Long.toHexString(number);
  }

  static long number(JsonNode node) {
    return big(node).longValueExact();
  }

  static BigInteger big(JsonNode node) {
    String text = node.asText();
    if (!text.startsWith("0x") || text.length() < 3) {
      throw new NodeUnreachableException("the node answered no quantity: " + text);
    }
    return new BigInteger(text.substring(2), 16);
  }
}
