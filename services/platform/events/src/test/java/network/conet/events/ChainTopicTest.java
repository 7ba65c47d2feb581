package network.conet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.conet.proto.chain.v1.BlockImported;
import network.conet.proto.chain.v1.BlockRemoved;
import network.conet.proto.chain.v1.ChainEvent;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.units.BlockNumber;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ChainTopicTest {
  /** Nothing here asks it anything. */
  private static final Connection CONNECTION =
      (Connection)
          Proxy.newProxyInstance(
              ChainTopicTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                throw new AssertionError(method);
              });

  private final List<String> seen = new ArrayList<>();

  private final class Recorder implements ChainTopic.Follower {
    @Override
    public void apply(ContractLog log) {
      seen.add("log " + log.getLogIndex() + (log.getRemoved() ? " removed" : ""));
    }

    @Override
    public void finish(BlockNumber block) {
      seen.add("finish " + block.number());
    }
  }

  @Test
  void appliesEveryLogInOrderAndFinishesAtTheNewestBlock() throws Exception {
    apply(log(1, false), imported(7), log(2, false), imported(8));
    assertThat(seen).containsExactly("log 1", "log 2", "finish 8");
  }

  @Test
  void finishesAtTheBlockThatReplacedARemovedOne() throws Exception {
    apply(imported(8), log(2, true), removed(8), log(3, false), imported(8));
    assertThat(seen).containsExactly("log 2 removed", "log 3", "finish 8");
  }

  @Test
  void leavesABlockOpenUntilItsImportIsTold() throws Exception {
    apply(log(1, false), log(2, false));
    assertThat(seen).containsExactly("log 1", "log 2");
  }

  @Test
  void stopsAtWhatIsNoMessageOfTheTopic() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                ChainTopic.handler(transaction -> new Recorder())
                    .apply(CONNECTION, List.of(record(41, new byte[] {7}))))
        .withMessageContaining("offset 41");
    assertThat(seen).isEmpty();
  }

  private void apply(ChainEvent... events) throws Exception {
    List<ChainEvent> all = Stream.of(events).toList();
    ChainTopic.handler(transaction -> new Recorder())
        .apply(
            CONNECTION,
            IntStream.range(0, all.size())
                .mapToObj(i -> record(i, all.get(i).toByteArray()))
                .toList());
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>(ChainTopic.NAME, 0, offset, new byte[0], value);
  }

  private static ChainEvent log(int index, boolean removed) {
    return ChainEvent.newBuilder()
        .setLog(ContractLog.newBuilder().setLogIndex(index).setRemoved(removed))
        .build();
  }

  private static ChainEvent imported(long number) {
    return ChainEvent.newBuilder()
        .setBlockImported(BlockImported.newBuilder().setNumber(number))
        .build();
  }

  private static ChainEvent removed(long number) {
    return ChainEvent.newBuilder()
        .setBlockRemoved(BlockRemoved.newBuilder().setNumber(number))
        .build();
  }
}
