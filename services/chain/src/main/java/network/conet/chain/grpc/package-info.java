/** gRPC at the edge: decodes a request, calls the use case, encodes the outcome or its error. */
@NullMarked
package network.conet.chain.grpc;

import org.jspecify.annotations.NullMarked;
