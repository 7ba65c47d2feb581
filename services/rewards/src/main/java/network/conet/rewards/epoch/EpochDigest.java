package network.conet.rewards.epoch;

import java.nio.charset.StandardCharsets;
import network.conet.rewards.tree.AbiWords;
import network.conet.rewards.tree.Keccak;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;

/**
 * The EIP-712 digest that verifiers sign. The domain binds it to one chain and one EpochAnchor, so
 * that a signature is worth nothing on another network.
 */
public final class EpochDigest {
  private static final Hash32 DOMAIN_TYPE =
      text("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final Hash32 EPOCH_TYPE =
      text(
          "Epoch(uint64 epoch,uint16 attempt,bytes32 previousDigest,uint64 snapshotBlock,bytes32"
              + " snapshotHash,uint64 endTime,bytes32 proofsRoot,bytes32 nodesRoot,bytes32"
              + " entriesRoot,bytes32 accountsRoot,uint128 totalWeight,uint96 emission,uint96"
              + " fees,uint96 rewards,uint96 treasury,uint96 burned,bytes32 datasetHash)");
  private static final byte[] PREFIX = {0x19, 0x01};

  private final byte[] domainSeparator;

  public EpochDigest(long chainId, AccountAddress epochAnchor) {
    AbiWords words =
        new AbiWords(5)
            .hash(DOMAIN_TYPE)
            .hash(text("CoNET EpochAnchor"))
            .hash(text("1"))
            .uint(chainId)
            .address(epochAnchor);
    domainSeparator = new Keccak().add(words).finish().toBytes();
  }

  public Hash32 of(EpochHeader header) {
    Keccak keccak = new Keccak();
    byte[] struct = keccak.add(EPOCH_TYPE.toBytes()).add(words(header)).finish().toBytes();
    return keccak.add(PREFIX).add(domainSeparator).add(struct).finish();
  }

  /** The header as the contracts take it: {@code abi.encode} of the struct, 544 bytes. */
  public static EncodedHeader encode(EpochHeader header) {
    return EncodedHeader.of(words(header).toBytes());
  }

  private static AbiWords words(EpochHeader header) {
    EpochTotals totals = header.totals();
    return new AbiWords(EncodedHeader.WORDS)
        .uint(header.epoch().number())
        .uint(header.attempt().number())
        .hash(header.previousDigest())
        .uint(header.snapshotBlock().number())
        .hash(header.snapshotHash())
        .uint(header.endTime().getEpochSecond())
        .hash(header.roots().proofs())
        .hash(header.roots().nodes())
        .hash(header.roots().entries())
        .hash(header.roots().accounts())
        .uint(totals.totalWeight().value())
        .uint(totals.emission().units())
        .uint(totals.fees().units())
        .uint(totals.rewards().units())
        .uint(totals.treasury().units())
        .uint(totals.burned().units())
        .hash(header.datasetHash());
  }

  private static Hash32 text(String text) {
    return Keccak.hash(text.getBytes(StandardCharsets.UTF_8));
  }
}
