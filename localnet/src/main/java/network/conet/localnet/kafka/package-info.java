/**
 * One Kafka broker that is its own controller (KRaft), started from the jars that Maven fetched.
 * Its log survives the death of the process because what was acknowledged is in the kernel's hands.
 */
@NullMarked
package network.conet.localnet.kafka;

import org.jspecify.annotations.NullMarked;
