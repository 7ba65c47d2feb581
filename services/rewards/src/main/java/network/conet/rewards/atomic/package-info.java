/**
 * What must happen together or not at all. Use cases say where a transaction begins and ends; the
 * database adapter knows how. There is no third way to write: a fact of the chain and the position
 * in its topic, an epoch and the message that tells of it, are one commit, so that a process killed
 * at any instruction resumes from what it last committed.
 */
@NullMarked
package network.conet.rewards.atomic;

import org.jspecify.annotations.NullMarked;
