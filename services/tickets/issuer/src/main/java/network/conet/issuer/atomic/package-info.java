/** All of a change, or none of it. */
@NullMarked
package network.conet.issuer.atomic;

import org.jspecify.annotations.NullMarked;
