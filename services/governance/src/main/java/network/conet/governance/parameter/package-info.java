/** The numbers that the DAO may change, with the bounds that no vote exceeds. */
@NullMarked
package network.conet.governance.parameter;

import org.jspecify.annotations.NullMarked;
