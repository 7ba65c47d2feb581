/** Who voted how, with what weight and reason. */
@NullMarked
package network.conet.governance.vote;

import org.jspecify.annotations.NullMarked;
