/**
 * Answers whoever demands to see a leaf of an epoch, or disputes one of its accounts: unanswered, a
 * true epoch falls and its signers are slashed.
 */
@NullMarked
package network.conet.rewards.answer;

import org.jspecify.annotations.NullMarked;
