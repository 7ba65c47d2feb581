/**
 * The issuer's keys: one for each slot, made a window ahead, sealed in the database under the
 * operator's secret. A key signs while its own window and the one before it are open; secrets are
 * forgotten a window later, when every request for them is answered.
 */
@NullMarked
package network.conet.issuer.key;

import org.jspecify.annotations.NullMarked;
