package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import network.conet.chainaccess.ContractName;
import network.conet.testing.RepositoryRoot;
import org.junit.jupiter.api.Test;

class CallPolicyTest {
  private final CallPolicy policy = new CallPolicy(Examples.DEPLOYMENT);

  @Test
  void whatIsNotListedIsRefusedWhateverTheRole() {
    Set<Role> all = EnumSet.allOf(Role.class);
    for (String closed : List.of("slash(bytes32,uint256,uint256)", "nothing()")) {
      assertThat(policy.refusalOf(Examples.STAKING, Examples.call(closed), all))
          .map(Submission.Refused::code)
          .contains(ErrorCode.FUNCTION_NOT_ALLOWED);
    }
    assertThat(policy.refusalOf(Examples.STAKING, new CallData("0x123456"), all))
        .map(Submission.Refused::code)
        .contains(ErrorCode.FUNCTION_NOT_ALLOWED);
  }

  @Test
  void noRoleMeansNoCall() {
    assertThat(policy.refusalOf(Examples.STAKING, Examples.DELEGATE, Set.of()))
        .map(Submission.Refused::code)
        .contains(ErrorCode.ROLE_MISSING);
    assertThat(policy.refusalOf(Examples.address("cc"), Examples.DELEGATE, Set.of()))
        .map(Submission.Refused::code)
        .contains(ErrorCode.ROLE_MISSING);
  }

  @Test
  void aChallengeIsOpenToEveryRole() {
    for (Role role : Role.values()) {
      assertThat(policy.refusalOf(Examples.address("cc"), Examples.DELEGATE, EnumSet.of(role)))
          .isEqualTo(Optional.empty());
    }
  }

  /** Only the contracts on the list are open as a whole, whatever another one is called. */
  @Test
  void aContractThatOnlyNamesChallengesIsClosed() {
    assertThat(
            policy.refusalOf(Examples.address("dd"), Examples.DELEGATE, EnumSet.allOf(Role.class)))
        .map(Submission.Refused::code)
        .contains(ErrorCode.NOT_A_CONET_CONTRACT);
  }

  /** A challenge that nobody could bring through here would go unnoticed. */
  @Test
  void theOpenChallengesAreThoseThatAreDeployed() throws IOException {
    try (Stream<Path> sources =
        Files.list(RepositoryRoot.find().resolve("contracts/src/challenges"))) {
      List<String> contracts =
          sources
              .map(source -> source.getFileName().toString().replace(".sol", ""))
              .filter(name -> !name.equals("Challenge"))
              .toList();
      assertThat(CallPolicy.CHALLENGES)
          .extracting(ContractName::value)
          .containsExactlyInAnyOrderElementsOf(contracts);
    }
  }

  /** A function that a contract renamed would be refused for ever without anyone noticing. */
  @Test
  void everyOpenFunctionExistsInItsContract() throws IOException {
    for (Map.Entry<ContractName, List<String>> entry : CallPolicy.openFunctions().entrySet()) {
      Path abi = RepositoryRoot.find().resolve("contracts/target/abi/" + entry.getKey() + ".abi");
      assertThat(AbiFunctions.of(abi)).as(entry.getKey().value()).containsAll(entry.getValue());
    }
  }
}
