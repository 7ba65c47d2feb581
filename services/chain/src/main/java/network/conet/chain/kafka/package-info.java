/** The chain's events as Protobuf bytes, and the topic they go to. */
@NullMarked
package network.conet.chain.kafka;

import org.jspecify.annotations.NullMarked;
