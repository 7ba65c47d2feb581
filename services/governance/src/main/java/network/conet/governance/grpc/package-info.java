/** Parameters for the other services. */
@NullMarked
package network.conet.governance.grpc;

import org.jspecify.annotations.NullMarked;
