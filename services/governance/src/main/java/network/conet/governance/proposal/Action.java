package network.conet.governance.proposal;

import network.conet.units.AccountAddress;

/**
 * One call that a proposal makes.
 *
 * @param calldata 0x-hex
 */
public record Action(AccountAddress target, String calldata) {}
