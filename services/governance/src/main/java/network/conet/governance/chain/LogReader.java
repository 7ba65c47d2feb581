package network.conet.governance.chain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.AbiBytes;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.EventDecoder;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.contracts.ConetGovernor;
import network.conet.contracts.NetworkParameters;
import network.conet.governance.proposal.Action;
import network.conet.governance.proposal.Description;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Submission;
import network.conet.governance.sync.Change;
import network.conet.governance.sync.Logs;
import network.conet.governance.vote.Support;
import network.conet.governance.vote.Vote;
import network.conet.units.AccountAddress;
import network.conet.units.Hex;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;

/** Reads the logs of Governor and parameters. */
public final class LogReader implements Logs {
  /** Place of the description among the fields of ProposalCreated, none of which is indexed. */
  private static final int DESCRIPTION = 8;

  /** PostgreSQL's text holds every character but this one. */
  private static final char NUL = 0;

  private static final char SPACE = ' ';

  private final AccountAddress governor;
  private final AccountAddress parameters;

  public LogReader(ContractAddresses contracts) {
    this.governor = contracts.address(ContractName.CONET_GOVERNOR);
    this.parameters = contracts.address(ContractName.NETWORK_PARAMETERS);
  }

  @Override
  public Optional<Change> read(ChainBlock block, ChainLog log) {
    if (log.address().equals(parameters)) {
      return decode(NetworkParameters.PARAMETERCHANGED_EVENT, log)
          .map(
              values ->
                  new Change.ParameterSet(
                      name(bytes(values.getFirst())), block.number(), log.logIndex()));
    }
    if (!log.address().equals(governor)) {
      return Optional.empty();
    }
    return decode(ConetGovernor.PROPOSALCREATED_EVENT, log)
        .map(values -> proposed(values, block, log))
        .or(
            () ->
                decode(ConetGovernor.VOTECAST_EVENT, log)
                    .or(() -> decode(ConetGovernor.VOTECASTWITHPARAMS_EVENT, log))
                    .map(values -> voted(values, block, log)));
  }

  private static Change proposed(List<Type<?>> values, ChainBlock block, ChainLog log) {
    List<Action> actions = new ArrayList<>();
    List<?> targets = (List<?>) values.get(2).getValue();
    List<?> calldatas = (List<?>) values.get(5).getValue();
    for (int i = 0; i < targets.size(); i++) {
      actions.add(
          new Action(
              AccountAddress.parse(((Type<?>) targets.get(i)).getValue().toString()),
              Hex.encode((byte[]) ((Type<?>) calldatas.get(i)).getValue())));
    }
    return new Change.Proposed(
        new Submission(
            new ProposalId(number(values.get(0))),
            AccountAddress.parse(values.get(1).getValue().toString()),
            actions,
            AbiBytes.field(log.data().toBytes(), DESCRIPTION).map(Description::of).orElseThrow(),
            Instant.ofEpochSecond(number(values.get(6)).longValueExact()),
            block.number(),
            log.logIndex()));
  }

  private static Change voted(List<Type<?>> values, ChainBlock block, ChainLog log) {
    return new Change.Voted(
        new Vote(
            new ProposalId(number(values.get(1))),
            AccountAddress.parse(values.get(0).getValue().toString()),
            Support.of(number(values.get(2)).intValueExact()),
            number(values.get(3)),
            ((String) values.get(4).getValue()).replace(NUL, SPACE),
            block.number(),
            log.logIndex()));
  }

  private static Optional<List<Type<?>>> decode(Event event, ChainLog log) {
    return EventDecoder.decode(event, log.topics(), log.data().toBytes());
  }

  private static BigInteger number(Type<?> value) {
    return (BigInteger) value.getValue();
  }

  private static byte[] bytes(Type<?> value) {
    return (byte[]) value.getValue();
  }

  static String name(byte[] key) {
    return new String(key, StandardCharsets.US_ASCII).replace("\0", "");
  }
}
