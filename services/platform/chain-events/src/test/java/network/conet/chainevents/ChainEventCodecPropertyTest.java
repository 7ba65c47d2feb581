package network.conet.chainevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.conet.proto.chain.v1.Block;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

class ChainEventCodecPropertyTest {
  @Property(tries = 200)
  void readsWhatItWrote(@ForAll("messages") ChainMessage message) {
    assertThat(ChainEventCodec.decode(ChainEventCodec.encode(message))).isEqualTo(message);
  }

  @Property(tries = 200)
  void refusesAnythingElseInASentence(@ForAll byte[] bytes) {
    try {
      ChainEventCodec.decode(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Example
  void refusesAnEmptyMessageAndABlockWithoutAHash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainEventCodec.decode(new byte[0]))
        .withMessageContaining("no known kind");
    ChainEvent noHash =
        ChainEvent.newBuilder().setBlock(Block.newBuilder().setChainId(1).setNumber(7)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainEventCodec.decode(noHash.toByteArray()))
        .withMessageContaining("32 bytes");
  }

  @Example
  void aDigestTellsListsAndDeployBlocksApartButNotTheirOrder() {
    AccountAddress one = AccountAddress.parse("0x" + "1".repeat(40));
    AccountAddress two = AccountAddress.parse("0x" + "2".repeat(40));
    ContractsDigest both = ContractsDigest.of(BlockNumber.of(7), List.of(one, two));
    assertThat(ContractsDigest.of(BlockNumber.of(7), List.of(two, one))).isEqualTo(both);
    assertThat(ContractsDigest.of(BlockNumber.of(8), List.of(one, two))).isNotEqualTo(both);
    assertThat(ContractsDigest.of(BlockNumber.of(7), List.of(one))).isNotEqualTo(both);
  }

  @Provide
  Arbitrary<ChainMessage> messages() {
    Arbitrary<Hash32> hashes =
        Arbitraries.bytes().array(byte[].class).ofSize(Hash32.BYTES).map(Hash32::of);
    Arbitrary<ChainLog> logs =
        Combinators.combine(
                hashes.map(hash -> TxHash.of(hash.toBytes())),
                Arbitraries.integers().between(0, 1_000),
                Arbitraries.bytes()
                    .array(byte[].class)
                    .ofSize(AccountAddress.BYTES)
                    .map(AccountAddress::of),
                hashes.list().ofMaxSize(4),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(100).map(LogData::of))
            .as(
                (tx, index, address, topics, data) ->
                    new ChainLog(0, tx, index, address, topics, data));
    Arbitrary<List<ChainLog>> inOrder =
        logs.list().ofMaxSize(5).map(ChainEventCodecPropertyTest::numbered);
    Arbitrary<Long> numbers = Arbitraries.longs().between(1, Long.MAX_VALUE);
    Arbitrary<ChainMessage> added =
        Combinators.combine(
                numbers, hashes, hashes, Arbitraries.longs().between(0, 1L << 40), inOrder)
            .as(
                (number, hash, parent, time, ofBlock) ->
                    new ChainMessage.BlockAdded(
                        "chain",
                        ChainId.of(number),
                        new ContractsDigest(parent),
                        new ChainBlock(
                            new BlockPosition(BlockNumber.of(number), hash),
                            parent,
                            Instant.ofEpochSecond(time),
                            ofBlock)));
    Arbitrary<ChainMessage> back =
        Combinators.combine(numbers, hashes, hashes)
            .as(
                (number, hash, parent) ->
                    new ChainMessage.BlockTakenBack(
                        "besu-plugin/one",
                        ChainId.of(number),
                        new ContractsDigest(parent),
                        new BlockPosition(BlockNumber.of(number), hash),
                        parent));
    return Arbitraries.oneOf(added, back);
  }

  private static List<ChainLog> numbered(List<ChainLog> logs) {
    return IntStream.range(0, logs.size())
        .mapToObj(
            i -> {
              ChainLog log = logs.get(i);
              return new ChainLog(
                  3 * i,
                  log.transaction(),
                  log.transactionIndex(),
                  log.address(),
                  log.topics(),
                  log.data());
            })
        .toList();
  }
}
