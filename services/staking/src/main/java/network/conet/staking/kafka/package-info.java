/** Reads the chain's topic; position and effect are stored in one transaction. */
@NullMarked
package network.conet.staking.kafka;

import org.jspecify.annotations.NullMarked;
