package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import network.conet.relay.peers.AddressRule;
import org.junit.jupiter.api.Test;

class ExitPolicyTest {
  private static boolean permits(boolean allowPrivate, String address, int port)
      throws UnknownHostException {
    return new ExitPolicy(true, ExitPolicy.USUAL, List.of(), new AddressRule(allowPrivate))
        .permits(InetAddress.getByName(address), port);
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

  @Test
  void nothingLeavesARelayThatIsNoExit() throws Exception {
    ExitPolicy none = new ExitPolicy(false, ExitPolicy.USUAL, List.of(), new AddressRule(true));
    assertThat(none.permits(InetAddress.getByName("203.0.113.1"), 80)).isFalse();
  }

  @Test
  void portsAndNetworksAreTheOperatorsChoice() throws Exception {
    ExitPolicy policy =
        new ExitPolicy(
            true,
            PortRange.parse("80, 443,6660-6669"),
            List.of(NetworkRange.parse("203.0.113.128/25"), NetworkRange.parse("2001:db8:1::/48")),
            new AddressRule(false));
    InetAddress open = InetAddress.getByName("203.0.113.1");
    assertThat(policy.permits(open, 443)).isTrue();
    assertThat(policy.permits(open, 6665)).isTrue();
    assertThat(policy.permits(open, 444)).isFalse();
    assertThat(policy.permits(InetAddress.getByName("203.0.113.129"), 443)).isFalse();
    assertThat(policy.permits(InetAddress.getByName("2001:db8:1::5"), 443)).isFalse();
    assertThat(policy.permits(InetAddress.getByName("2001:db8:2::5"), 443)).isTrue();
  }

  @Test
  void policiesThatCannotBeReadAreRefused() {
    for (String ports : List.of("", "0", "65536", "9-8", "80,", "x", "-1")) {
      assertThatThrownBy(() -> PortRange.parse(ports))
          .as(ports)
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String network : List.of("", "203.0.113.0", "203.0.113.0/33", "name/8", "::/129")) {
      assertThatThrownBy(() -> NetworkRange.parse(network))
          .as(network)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
