package network.conet.rewards;

import java.util.List;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Selector;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.EntryTable;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.epoch.EpochTrees;
import network.conet.rewards.tree.SumTree;
import network.conet.rewards.tree.TreeTag;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TokenAmount;

/** Somebody with a bond who holds up an epoch, from the account that anvil keeps unlocked. */
final class Challenger {
  private static final int WORD = 32;
  private static final String HEADER =
      "(uint64,uint16,bytes32,uint64,bytes32,uint64,bytes32,bytes32,bytes32,bytes32,uint128,uint96,"
          + "uint96,uint96,uint96,uint96,bytes32)";
  private static final String CASE = "(" + HEADER + ",bytes)";

  private final TestRpc rpc;
  private final ContractAddresses addresses;

  Challenger(TestRpc rpc, ContractAddresses addresses) {
    this.rpc = rpc;
    this.addresses = addresses;
  }

  void approveBonds() {
    for (ContractName contract :
        List.of(ContractName.OPENING_CHALLENGES, ContractName.ACCOUNT_CHALLENGES)) {
      AbiWords words = new AbiWords().address(addresses.address(contract));
      words.number(TokenAmount.ofTokens(1_000_000).units());
      send(ContractName.CONET_TOKEN, "approve(address,uint256)", words);
    }
  }

  void demandLeaf(EpochHeader header, TreeTag tree, long position) {
    AbiWords words = new AbiWords().number(3 * WORD).number(tree.code()).number(position);
    send(
        ContractName.OPENING_CHALLENGES,
        "demandLeaf(" + CASE + ",uint8,uint64)",
        caseOf(words, header));
  }

  void demandAccount(EpochHeader header, long path) {
    AbiWords words = new AbiWords().number(2 * WORD).number(path);
    send(
        ContractName.OPENING_CHALLENGES,
        "demandAccount(" + CASE + ",uint256)",
        caseOf(words, header));
  }

  /**
   * With every entry of the epoch, of which there must be a power of two: then each account's begin
   * and end among them.
   */
  void disputeAccount(
      ComputedEpoch epoch,
      EpochHeader previous,
      AccountAddress account,
      TokenAmount cumulative,
      List<Hash32> proof) {
    int head = 20 * WORD;
    int leafAt = head + 19 * WORD;
    AbiWords words = new AbiWords().number(head);
    header(words, previous).number(leafAt).number(leafAt + (4L + proof.size()) * WORD);
    caseOf(words, epoch.header());
    words.address(account).number(cumulative.units()).number(3 * WORD).number(proof.size());
    proof.forEach(hash -> words.word(hash.toBytes()));
    EntryTable entries = epoch.entries();
    SumTree tree = EpochTrees.entries(entries).build();
    words.word(tree.top().hash().toBytes()).number(tree.top().weight()).number(tree.top().amount());
    words.number(entries.size());
    long run = 4L + 3L * entries.size();
    words.number(8 * WORD).number((5 + run) * WORD).number((8 + run) * WORD);
    words.number((5 + 2 * run) * WORD);
    all(words, entries);
    all(words, entries);
    send(
        ContractName.ACCOUNT_CHALLENGES,
        "disputeAccount("
            + CASE
            + ","
            + HEADER
            + ",(address,uint256,bytes32[]),((bytes32,uint128,uint128,uint64),"
            + "(address,bytes32,uint96)[],(uint64,(bytes32,uint128,uint128)[]),"
            + "(address,bytes32,uint96)[],(uint64,(bytes32,uint128,uint128)[])))",
        words);
  }

  /** The entries, and the proof of a run of all of them. */
  private static void all(AbiWords words, EntryTable entries) {
    words.number(entries.size());
    for (int row = 0; row < entries.size(); row++) {
      words.address(entries.account(row)).word(entries.node(row).toBytes());
      words.number(entries.amount(row).units());
    }
    words.number(0).number(2 * WORD).number(0);
  }

  private static AbiWords caseOf(AbiWords words, EpochHeader header) {
    return header(words, header).number(18 * WORD).number(0);
  }

  private static AbiWords header(AbiWords words, EpochHeader header) {
    byte[] encoded = EpochDigest.encode(header).toBytes();
    for (int at = 0; at < encoded.length; at += WORD) {
      words.word(java.util.Arrays.copyOfRange(encoded, at, at + WORD));
    }
    return words;
  }

  private void send(ContractName contract, String signature, AbiWords words) {
    String data = Selector.of(signature).hex() + Hex.encode(words.toBytes()).substring(2);
    String hash = rpc.send(addresses.address(contract), data);
    String status = rpc.receipt(hash).path("status").asText();
    if (!status.equals("0x1")) {
      throw new IllegalStateException(signature + " failed: " + status);
    }
  }
}
