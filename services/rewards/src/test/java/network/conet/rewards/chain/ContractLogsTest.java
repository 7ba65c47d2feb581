package network.conet.rewards.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Keccak;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.LogData;
import network.conet.contracts.EpochAnchor;
import network.conet.contracts.NetworkParameters;
import network.conet.contracts.NodeRegistry;
import network.conet.contracts.RewardDistributor;
import network.conet.contracts.Staking;
import network.conet.rewards.epoch.Shares;
import network.conet.rewards.stakes.ChainFact;
import network.conet.rewards.stakes.Facts;
import network.conet.rewards.stakes.UnbondingIndex;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;
import org.junit.jupiter.api.Test;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;

class ContractLogsTest {
  private static final Map<ContractName, Class<?>> BINDINGS =
      Map.of(
          ContractName.NODE_REGISTRY, NodeRegistry.class,
          ContractName.STAKING, Staking.class,
          ContractName.NETWORK_PARAMETERS, NetworkParameters.class,
          ContractName.EPOCH_ANCHOR, EpochAnchor.class,
          ContractName.REWARD_DISTRIBUTOR, RewardDistributor.class);

  private static ContractAddresses addresses() {
    Map<ContractName, AccountAddress> addresses = new HashMap<>();
    for (ContractName name : BINDINGS.keySet()) {
      addresses.put(name, Facts.account(1 + addresses.size()));
    }
    return new ContractAddresses(
        network.conet.units.ChainId.of(31_337), BlockNumber.of(1), addresses);
  }

  @Test
  void everySignatureIsThatOfAnEventOfItsContract() throws IllegalAccessException {
    Map<ContractName, Set<String>> used = new ContractLogs(addresses()).signatures();
    assertThat(used.keySet()).isEqualTo(BINDINGS.keySet());
    for (Map.Entry<ContractName, Set<String>> contract : used.entrySet()) {
      Set<String> known = new TreeSet<>();
      for (Field field : BINDINGS.get(contract.getKey()).getFields()) {
        if (field.getType().equals(Event.class)) {
          known.add(EventEncoder.encode((Event) field.get(null)));
        }
      }
      for (String signature : contract.getValue()) {
        String topic = Keccak.hash(signature.getBytes(StandardCharsets.US_ASCII)).hex();
        assertThat(known).as(signature).contains(topic);
      }
    }
  }

  private static ChainLog log(AccountAddress contract, List<Hash32> topics, String data) {
    TxHash transaction = new TxHash(Facts.hash(1).hex());
    return new ChainLog(0, transaction, 0, contract, topics, new LogData(data));
  }

  @Test
  void aRedelegationSaysHowManySharesLeave() {
    ContractAddresses addresses = addresses();
    Hash32 topic =
        Keccak.hash(
            "RedelegationStarted(bytes32,address,bytes32,uint256,uint256)"
                .getBytes(StandardCharsets.US_ASCII));
    ChainLog log =
        log(
            addresses.address(ContractName.STAKING),
            List.of(topic, Facts.hash(7), Facts.hash(8), Facts.hash(9)),
            "0x" + "%064x".formatted(400) + "%064x".formatted(3));
    assertThat(new ContractLogs(addresses).read(log))
        .contains(
            new ChainFact.UnbondingStarted(
                Facts.node(7), Facts.account(8), new UnbondingIndex(3), Shares.of(400)));
  }

  /** Escrow has an event of the same signature. */
  @Test
  void aLogOfAnotherContractSaysNothing() {
    Hash32 topic =
        Keccak.hash(
            "EpochSettled(uint64,uint256,uint256,uint256,uint256)"
                .getBytes(StandardCharsets.US_ASCII));
    ChainLog log = log(Facts.account(99), List.of(topic, Facts.hash(7)), "0x");
    assertThat(new ContractLogs(addresses()).read(log)).isEmpty();
  }

  @Test
  void aSlashJailsUnlessTheTermIsZero() {
    ContractAddresses addresses = addresses();
    Hash32 topic =
        Keccak.hash(
            "Slashed(bytes32,uint256,uint256,uint256,uint256)".getBytes(StandardCharsets.US_ASCII));
    ChainLog log =
        log(
            addresses.address(ContractName.STAKING),
            List.of(topic, Facts.hash(7)),
            "0x"
                + "%064x".formatted(100)
                + "%064x".formatted(5)
                + "%064x".formatted(495)
                + "%064x".formatted(1_900_000_000));
    assertThat(new ContractLogs(addresses).read(log))
        .contains(new ChainFact.Slashed(Facts.node(7), TokenAmount.ofUnits(5), true));
  }
}
