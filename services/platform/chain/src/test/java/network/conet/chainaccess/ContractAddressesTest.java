package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractAddressesTest {
  @TempDir Path folder;

  @Test
  void readsWhereADeploymentPutItsContracts() throws IOException {
    Path file = folder.resolve("contracts.json");
    Files.writeString(
        file,
        """
        {"chainId":31337,"deployBlock":7,
         "contracts":{"Staking":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}}
        """);
    ContractAddresses addresses = ContractAddresses.read(file);
    AccountAddress staking = AccountAddress.parse("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
    assertThat(addresses.chainId()).isEqualTo(ChainId.of(31337));
    assertThat(addresses.deployBlock()).isEqualTo(BlockNumber.of(7));
    assertThat(addresses.address(ContractName.STAKING)).isEqualTo(staking);
    assertThat(addresses.nameOf(staking)).contains(ContractName.STAKING);
    assertThatThrownBy(() -> addresses.address(ContractName.ESCROW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnAddressFileWithoutItsChain() throws IOException {
    Path file = folder.resolve("contracts.json");
    Files.writeString(file, "{\"contracts\":{}}");
    assertThatThrownBy(() -> ContractAddresses.read(file))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
