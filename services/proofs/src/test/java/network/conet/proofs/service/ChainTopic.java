package network.conet.proofs.service;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import network.conet.chainaccess.EventDecoder;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.LogData;
import network.conet.chainevents.feed.ChainFeed;
import network.conet.contracts.Escrow;
import network.conet.contracts.NetworkParameters;
import network.conet.contracts.NodeRegistry;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.fixtures.Network;
import network.conet.testing.KafkaBroker;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes2;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;

/** Writes what the chain service writes: what happened since the last block is in the next one. */
final class ChainTopic implements AutoCloseable {
  private static final FollowedChain FOLLOWED =
      FollowedChain.of(
          ChainId.of(31_337),
          BlockNumber.of(1),
          Stream.of(
                  AnchorOnAnvil.ANCHOR,
                  AnchorOnAnvil.REGISTRY,
                  AnchorOnAnvil.ESCROW,
                  AnchorOnAnvil.PARAMETERS)
              .map(AccountAddress::parse)
              .toList());

  private final ChainFeed feed = new ChainFeed("chain", FOLLOWED, KafkaBroker.as("chain"));
  private final List<ChainLog> logs = new ArrayList<>();
  private Hash32 parent = Hash32.ZERO;

  void nodeRegistered(Network.Node node) {
    log(
        AnchorOnAnvil.REGISTRY,
        NodeRegistry.NODEREGISTERED_EVENT,
        List.of(
            node.id().toBytes(), padded(node.hotKey().address()), padded(node.hotKey().address())),
        List.of(
            new Uint64(0),
            new Bytes32(new byte[32]),
            new Bytes32(new byte[32]),
            new Bytes2(new byte[2]),
            new Utf8String("192.0.2.1:4000")));
  }

  void priceSet(long units) {
    byte[] key = Arrays.copyOf("pricePerGiB".getBytes(StandardCharsets.US_ASCII), 32);
    log(
        AnchorOnAnvil.PARAMETERS,
        NetworkParameters.PARAMETERCHANGED_EVENT,
        List.of(key),
        List.of(new Uint256(0), new Uint256(units)));
  }

  void creditCommitted(AccountAddress payer, long units) {
    log(
        AnchorOnAnvil.ESCROW,
        Escrow.CREDITCOMMITTED_EVENT,
        List.of(padded(payer), new byte[32]),
        List.of(new Uint256(units)));
  }

  void block(long number, long time) {
    Block block = Network.block(number, time);
    feed.add(
        new ChainBlock(
            new BlockPosition(block.number(), block.hash()), parent, block.time(), logs));
    parent = block.hash();
    logs.clear();
  }

  @SuppressWarnings("rawtypes")
  private void log(String contract, Event event, List<byte[]> indexed, List<Type> data) {
    List<Hash32> topics = new ArrayList<>(List.of(EventDecoder.topicOf(event)));
    indexed.forEach(topic -> topics.add(Hash32.of(topic)));
    logs.add(
        new ChainLog(
            logs.size(),
            TxHash.of(new byte[Hash32.BYTES]),
            0,
            AccountAddress.parse(contract),
            topics,
            new LogData("0x" + FunctionEncoder.encodeConstructor(data))));
  }

  private static byte[] padded(AccountAddress address) {
    byte[] word = new byte[32];
    System.arraycopy(address.toBytes(), 0, word, 12, 20);
    return word;
  }

  @Override
  public void close() {
    feed.close();
  }
}
