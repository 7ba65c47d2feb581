/**
 * What an epoch pays, to the unit. Everything here is a pure function of a snapshot of the chain,
 * the verified measurements and the state after the epoch before: no clock, no database, no
 * network, so that three verifiers, an auditor and a shadow run for a proposal all get the same
 * digest or can say which input differs. The equations are those of docs/spec/rewards.md and stand
 * beside the code that computes them; every division rounds down and the residue has a named owner:
 * the node's owner for what delegators' shares leave, the treasury for what caps and flooring
 * leave.
 */
@NullMarked
package network.conet.rewards.epoch;

import org.jspecify.annotations.NullMarked;
