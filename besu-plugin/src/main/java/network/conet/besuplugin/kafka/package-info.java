/** The topic at a Kafka broker. */
@NullMarked
package network.conet.besuplugin.kafka;

import org.jspecify.annotations.NullMarked;
