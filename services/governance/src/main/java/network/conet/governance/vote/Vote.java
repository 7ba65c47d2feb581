package network.conet.governance.vote;

import java.math.BigInteger;
import network.conet.governance.proposal.ProposalId;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;

/**
 * A vote that was cast.
 *
 * @param weight base units
 */
public record Vote(
    ProposalId proposal,
    AccountAddress voter,
    Support support,
    BigInteger weight,
    String reason,
    BlockNumber block,
    int logIndex) {}
