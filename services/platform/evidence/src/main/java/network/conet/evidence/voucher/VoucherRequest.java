package network.conet.evidence.voucher;

import java.util.List;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Keccak;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;

/**
 * What a payer signs to draw on committed credit: these blinded messages and no others, once for
 * each request id.
 */
public record VoucherRequest(
    Hash32 requestId,
    AccountAddress payer,
    VoucherWindow window,
    ByteCount denomination,
    List<BlindedMessage> blinded) {
  public static final int MAX_MESSAGES = 64;
  private static final byte[] TYPE_HASH =
      Keccak.ofText(
          "VoucherRequest(bytes32 requestId,address payer,uint32 window,uint64 denomination,"
              + "bytes32 blindedHash)");

  public VoucherRequest {
    blinded = List.copyOf(blinded);
    if (blinded.isEmpty() || blinded.size() > MAX_MESSAGES) {
      throw new IllegalArgumentException(
          "a request has 1 to 64 blinded messages, not " + blinded.size());
    }
  }

  public Hash32 digest(EvidenceDomain domain) {
    byte[] blindedHash =
        Keccak.bytes(blinded.stream().map(BlindedMessage::toBytes).toArray(byte[][]::new));
    return domain.digest(
        TYPE_HASH,
        new AbiWords()
            .word(requestId.toBytes())
            .address(payer)
            .number(window.number())
            .number(denomination.bytes())
            .word(blindedHash)
            .toBytes());
  }
}
