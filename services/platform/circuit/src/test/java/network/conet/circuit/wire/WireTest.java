package network.conet.circuit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WireTest {
  @Test
  void headersOfOtherVersionsAndKindsAreRefused() throws Exception {
    for (CellKind kind : CellKind.values()) {
      byte[] header = CellHeader.of(kind);
      assertThat(CellHeader.parse(header[0], header[1])).isEqualTo(kind);
    }
    assertRefused(CloseCode.UNSUPPORTED_VERSION, (byte) 2, (byte) 1);
    assertRefused(CloseCode.PROTOCOL_ERROR, (byte) 1, (byte) 0);
    assertRefused(CloseCode.PROTOCOL_ERROR, (byte) 1, (byte) 200);
  }

  private static void assertRefused(CloseCode code, byte version, byte kind) {
    assertThatThrownBy(() -> CellHeader.parse(version, kind))
        .isInstanceOfSatisfying(CircuitException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void lengthBeyondTheCellAndUnknownCommandsAreRefused() {
    byte[] inner = new byte[100];
    new RelayMessage(RelayCommand.DATA, new StreamId(7), ByteBuffer.allocate(95))
        .encode(inner, 0, 100);
    inner[4]++;
    assertThatThrownBy(() -> RelayMessage.decode(inner, 0, 100))
        .isInstanceOf(CircuitException.class);
    inner[0] = 99;
    assertThatThrownBy(() -> RelayMessage.decode(inner, 0, 100))
        .isInstanceOf(CircuitException.class);
  }

  @Test
  void windowsNeverGrowBeyondTheirSize() throws Exception {
    assertThat(StreamWindow.add(0, StreamWindow.encode(StreamWindow.BYTES)))
        .isEqualTo(StreamWindow.BYTES);
    for (ByteBuffer bad :
        new ByteBuffer[] {
          StreamWindow.encode(0), StreamWindow.encode(-1), ByteBuffer.allocate(3)
        }) {
      assertThatThrownBy(() -> StreamWindow.add(0, bad)).isInstanceOf(CircuitException.class);
    }
    assertThatThrownBy(() -> StreamWindow.add(StreamWindow.BYTES, StreamWindow.encode(1)))
        .isInstanceOf(CircuitException.class);
  }

  @Test
  void closeCodesOfANewerPeerAreProtocolErrors() {
    for (CloseCode code : CloseCode.values()) {
      assertThat(CloseCode.of(code.code())).isEqualTo(code);
    }
    assertThat(CloseCode.of((byte) 120)).isEqualTo(CloseCode.PROTOCOL_ERROR);
  }
}
