/**
 * The gateway as a caller sees it: public reads, calls with a token, refusals as one sentence with
 * a code.
 */
@NullMarked
package network.conet.cli.api;

import org.jspecify.annotations.NullMarked;
