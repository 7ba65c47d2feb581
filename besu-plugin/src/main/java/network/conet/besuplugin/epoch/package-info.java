/**
 * What the chain says of epochs, for whoever asks the node: read from the logs of the contract that
 * anchors them, as they pass on their way to the topic.
 */
@NullMarked
package network.conet.besuplugin.epoch;

import org.jspecify.annotations.NullMarked;
