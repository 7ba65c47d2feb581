package network.conet.chain.transaction;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.Selector;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TxHash;

/** A deployment and transactions to it; an envelope here is text that says what it is. */
final class Examples {
  static final ChainId CHAIN = ChainId.of(31_337);
  static final AccountAddress SENDER = address("01");
  static final AccountAddress STAKING = address("aa");
  static final AccountAddress ANCHOR = address("a1");
  static final ContractAddresses DEPLOYMENT =
      new ContractAddresses(
          CHAIN,
          BlockNumber.of(1),
          Map.of(
              ContractName.STAKING,
              STAKING,
              ContractName.EPOCH_ANCHOR,
              ANCHOR,
              ContractName.CONET_TOKEN,
              address("bb"),
              ContractName.NODE_CHALLENGES,
              address("cc"),
              new ContractName("ChallengeVault"),
              address("dd")));
  static final CallData CHECKPOINT = call("checkpoint(uint64)");
  static final CallData DELEGATE = call("delegate(bytes32,uint256)");

  static final Fees FEES = new Fees(new Gas(100_000), Wei.of(10), Wei.of(1));

  private Examples() {}

  static AccountAddress address(String lastByte) {
    return AccountAddress.parse("0x" + "0".repeat(38) + lastByte);
  }

  static CallData call(String function) {
    return new CallData(Selector.of(function).hex() + "00".repeat(64));
  }

  static SignedEnvelope envelope(String text) {
    return SignedEnvelope.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static TxHash hash(SignedEnvelope envelope) {
    return TxHash.of(Keccak.bytes(Hex.parse(envelope.hex())));
  }

  static EnvelopeReader reader(
      Optional<ChainId> chain, Optional<AccountAddress> to, CallData data, boolean value) {
    return reader(0, chain, to, data, value, FEES);
  }

  static EnvelopeReader reader(
      long nonce,
      Optional<ChainId> chain,
      Optional<AccountAddress> to,
      CallData data,
      boolean value,
      Fees fees) {
    return envelope ->
        new EnvelopeReader.Reading.Transaction(
            new DecodedTransaction(
                hash(envelope),
                SENDER,
                new Nonce(nonce),
                chain,
                to,
                data,
                value ? Wei.of(1) : Wei.ZERO,
                fees));
  }

  static Inclusion inclusion(boolean succeeded) {
    return new Inclusion(
        BlockNumber.of(7), Hash32.ZERO, new Gas(21_000), succeeded, RevertData.NONE);
  }
}
