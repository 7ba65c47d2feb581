/** Proposals and where they are in their life: the Governor decides, this shows. */
@NullMarked
package network.conet.governance.proposal;

import org.jspecify.annotations.NullMarked;
