/**
 * What an account has with a node: active shares, their present value, and what is unbonding until
 * when.
 */
@NullMarked
package network.conet.staking.stake;

import org.jspecify.annotations.NullMarked;
