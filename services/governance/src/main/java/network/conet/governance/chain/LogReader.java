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
import network.conet.contracts.ConetGovernor;
import network.conet.contracts.NetworkParameters;
import network.conet.governance.proposal.Action;
import network.conet.governance.proposal.Description;
import network.conet.governance.proposal.ProposalId;
import network.conet.governance.proposal.Submission;
import network.conet.governance.sync.Change;
import network.conet.governance.vote.Support;
import network.conet.governance.vote.Vote;
import network.conet.proto.chain.v1.ContractLog;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;

/** Reads the logs of Governor and parameters. */
public final class LogReader {
  private static final List<Event> MOVES =
      List.of(
          ConetGovernor.PROPOSALQUEUED_EVENT,
          ConetGovernor.PROPOSALEXECUTED_EVENT,
          ConetGovernor.PROPOSALCANCELED_EVENT,
          ConetGovernor.PROPOSALEXTENDED_EVENT);

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

  /** What the log means here; empty if nothing. */
  public Optional<Change> read(ContractLog log) {
    AccountAddress from = AccountAddress.of(log.getAddress().toByteArray());
    if (from.equals(parameters)) {
      return decode(NetworkParameters.PARAMETERCHANGED_EVENT, log)
          .map(
              values ->
                  new Change.ParameterSet(
                      name(bytes(values.getFirst())), block(log), log.getLogIndex()));
    }
    if (!from.equals(governor)) {
      return Optional.empty();
    }
    Optional<Change> made =
        decode(ConetGovernor.PROPOSALCREATED_EVENT, log).map(values -> proposed(values, log));
    Optional<Change> voted =
        decode(ConetGovernor.VOTECAST_EVENT, log)
            .or(() -> decode(ConetGovernor.VOTECASTWITHPARAMS_EVENT, log))
            .map(values -> voted(values, log));
    return made.or(() -> voted).or(() -> moved(log));
  }

  private static Change proposed(List<Type<?>> values, ContractLog log) {
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
            AbiBytes.field(log.getData().toByteArray(), DESCRIPTION)
                .map(Description::of)
                .orElseThrow(),
            Instant.ofEpochSecond(number(values.get(6)).longValueExact()),
            block(log),
            log.getLogIndex()));
  }

  private static Change voted(List<Type<?>> values, ContractLog log) {
    return new Change.Voted(
        new Vote(
            new ProposalId(number(values.get(1))),
            AccountAddress.parse(values.get(0).getValue().toString()),
            Support.of(number(values.get(2)).intValueExact()),
            number(values.get(3)),
            ((String) values.get(4).getValue()).replace(NUL, SPACE),
            block(log),
            log.getLogIndex()));
  }

  private static Optional<Change> moved(ContractLog log) {
    for (Event event : MOVES) {
      Optional<List<Type<?>>> values = decode(event, log);
      if (values.isPresent()) {
        return Optional.of(new Change.Moved(new ProposalId(number(values.get().getFirst()))));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Type<?>>> decode(Event event, ContractLog log) {
    List<Hash32> topics =
        log.getTopicsList().stream().map(topic -> Hash32.of(topic.toByteArray())).toList();
    return EventDecoder.decode(event, topics, log.getData().toByteArray());
  }

  private static BlockNumber block(ContractLog log) {
    return BlockNumber.of(log.getBlockNumber());
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
