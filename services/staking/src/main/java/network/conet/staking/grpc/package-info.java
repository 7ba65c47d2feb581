/** The directory for the other services. */
@NullMarked
package network.conet.staking.grpc;

import org.jspecify.annotations.NullMarked;
