/** Reads the chain's topic; position and effect are stored in one transaction. */
@NullMarked
package network.conet.governance.kafka;

import org.jspecify.annotations.NullMarked;
