package network.conet.staking.stake;

import java.math.BigInteger;
import java.time.Instant;

/**
 * Shares on their way out.
 *
 * @param index place in the account's queue at the node
 * @param shares still in the node's pool, so a slash reaches them
 * @param startedAt when the unbonding time began
 * @param redelegates whether they go to another node and not to the account
 */
public record Unbonding(long index, BigInteger shares, Instant startedAt, boolean redelegates) {}
