/**
 * Following the chain. Block by block, from the one in which the contracts were deployed, the
 * follower stores what it has seen and in the same database transaction appends the messages that
 * tell of it, one a block. When the node's chain no longer holds the newest stored block, that
 * block is taken back, until both agree; then it goes forward again. Nothing is held in memory
 * between two steps, so it resumes wherever it was stopped.
 */
@NullMarked
package network.conet.chain.follow;

import org.jspecify.annotations.NullMarked;
