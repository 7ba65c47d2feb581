/**
 * What drawn relays say of each other: how fast a peer echoed random data, and whether it answered
 * in a slot. A report is the measurer's own signed word with its hot key, so that two contradicting
 * ones are objective evidence on the chain. An epoch's figures are a median and a majority, which a
 * minority of liars cannot move.
 */
@NullMarked
package network.conet.evidence.report;

import org.jspecify.annotations.NullMarked;
