/**
 * Every password and key of a local network is drawn at its first start and lives in a folder that
 * only its owner reads. Nothing here is ever printed, logged or passed as an argument: parts get
 * theirs by environment.
 */
@NullMarked
package network.conet.localnet.secrets;

import org.jspecify.annotations.NullMarked;
