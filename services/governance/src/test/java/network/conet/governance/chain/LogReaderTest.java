package network.conet.governance.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.EventDecoder;
import network.conet.contracts.ConetGovernor;
import network.conet.governance.proposal.Description;
import network.conet.governance.sync.Change;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint256;

class LogReaderTest {
  private static final AccountAddress GOVERNOR = AccountAddress.parse("0x" + "a".repeat(40));
  private static final AccountAddress PARAMETERS = AccountAddress.parse("0x" + "b".repeat(40));

  /** A NUL, and a byte that begins no character of UTF-8. */
  private static final byte[] NO_TEXT = {'w', 0, 'h', (byte) 0xff, 'y'};

  @Test
  void keepsADescriptionThatIsNoTextAsItWasEmitted() {
    LogReader reader =
        new LogReader(
            new ContractAddresses(
                ChainId.of(31337),
                BlockNumber.of(1),
                Map.of(
                    ContractName.CONET_GOVERNOR,
                    GOVERNOR,
                    ContractName.NETWORK_PARAMETERS,
                    PARAMETERS)));
    Change.Proposed made = (Change.Proposed) reader.read(proposalCreated()).orElseThrow();
    assertThat(made.submission().description()).isEqualTo(Description.of(NO_TEXT));
    assertThat(made.submission().actions()).hasSize(1);
  }

  private static ContractLog proposalCreated() {
    String data =
        FunctionEncoder.encodeConstructor(
            List.of(
                number(7),
                new Address(GOVERNOR.hex()),
                new DynamicArray<>(Address.class, new Address(PARAMETERS.hex())),
                new DynamicArray<>(Uint256.class, number(0)),
                new DynamicArray<>(Utf8String.class, new Utf8String("")),
                new DynamicArray<>(DynamicBytes.class, new DynamicBytes(new byte[] {1, 2})),
                number(100),
                number(200),
                new DynamicBytes(NO_TEXT)));
    return ContractLog.newBuilder()
        .setAddress(ByteString.copyFrom(GOVERNOR.toBytes()))
        .addTopics(
            ByteString.copyFrom(
                EventDecoder.topicOf(ConetGovernor.PROPOSALCREATED_EVENT).toBytes()))
        .setData(ByteString.copyFrom(Hex.parse("0x" + data)))
        .setBlockNumber(5)
        .setLogIndex(1)
        .build();
  }

  private static Uint256 number(long value) {
    return new Uint256(BigInteger.valueOf(value));
  }
}
