package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitPolicyTest {
  private static boolean permits(boolean allowPrivate, String address, int port)
      throws UnknownHostException {
    return new ExitPolicy(allowPrivate).permits(InetAddress.getByName(address), port);
  }

  @Test
  void privateAndSpecialAddressesAreForLocalNetworksOnly() throws Exception {
    for (String address :
        List.of(
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "240.0.0.1",
            "::1",
            "fe80::1",
            "fd00::1",
            "64:ff9b::a00:1",
            "2002:a00:1::")) {
      assertThat(permits(false, address, 80)).as(address).isFalse();
      assertThat(permits(true, address, 80)).as(address).isTrue();
    }
  }

  @Test
  void publicAddressesAreOpenButForMailAndNobodyAndMulticast() throws Exception {
    assertThat(permits(false, "93.184.216.34", 443)).isTrue();
    assertThat(permits(false, "2606:2800:220:1::1", 443)).isTrue();
    assertThat(permits(false, "100.128.0.1", 443)).isTrue();
    for (boolean allowPrivate : new boolean[] {true, false}) {
      assertThat(permits(allowPrivate, "93.184.216.34", 25)).isFalse();
      assertThat(permits(allowPrivate, "0.0.0.0", 80)).isFalse();
      assertThat(permits(allowPrivate, "224.0.0.1", 80)).isFalse();
    }
  }
}
