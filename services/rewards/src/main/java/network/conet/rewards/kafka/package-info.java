/**
 * Messages of the topics as the words of the features, and back. What cannot be read stops the
 * consumer, which tries again and says so: a verifier that skipped a message would compute a wrong
 * epoch.
 */
@NullMarked
package network.conet.rewards.kafka;

import org.jspecify.annotations.NullMarked;
