package network.conet.rewards.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Selector;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.epoch.EncodedHeader;
import network.conet.rewards.stakes.ParameterKey;
import network.conet.units.Hex;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** Call data of the functions that are used. */
final class Calls {
  private static final int WORD = 32;

  private Calls() {}

  static CallData plain(String signature) {
    return join(signature);
  }

  static CallData ofNode(String signature, NodeId node) {
    return join(signature, node.toBytes());
  }

  static CallData ofNumbers(String signature, long... numbers) {
    byte[][] words = new byte[numbers.length][];
    for (int i = 0; i < numbers.length; i++) {
      words[i] = AbiWords.uint(numbers[i]);
    }
    return join(signature, words);
  }

  static CallData ofParameter(ParameterKey key) {
    return join("get(bytes32)", word(key));
  }

  static CallData ofParameterAt(ParameterKey key, long timestamp) {
    return join("getAt(bytes32,uint256)", word(key), AbiWords.uint(timestamp));
  }

  private static byte[] word(ParameterKey key) {
    return Arrays.copyOf(key.name().getBytes(StandardCharsets.US_ASCII), WORD);
  }

  static CallData anchor(EncodedHeader header, List<SignatureBytes> signatures) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    signatures.forEach(signature -> joined.writeBytes(signature.toBytes()));
    int length = joined.size();
    joined.writeBytes(new byte[(WORD - length % WORD) % WORD]);
    return join(
        "anchor(" + ContractLogs.HEADER + ",bytes)",
        header.toBytes(),
        AbiWords.uint(EncodedHeader.BYTES + (long) WORD),
        AbiWords.uint(length),
        joined.toByteArray());
  }

  static CallData settle(List<EncodedHeader> headers) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    headers.forEach(header -> joined.writeBytes(header.toBytes()));
    return join(
        "settle(" + ContractLogs.HEADER + "[])",
        AbiWords.uint(WORD),
        AbiWords.uint(headers.size()),
        joined.toByteArray());
  }

  static CallData join(String signature, byte[]... parts) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(Hex.parse(Selector.of(signature).hex()));
    for (byte[] part : parts) {
      data.writeBytes(part);
    }
    return CallData.of(data.toByteArray());
  }
}
