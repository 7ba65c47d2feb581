/**
 * Why a call was refused: one list of codes, mapped once at the edge. A sentence never names an
 * account together with anything that was spent.
 */
@NullMarked
package network.conet.issuer.refusal;

import org.jspecify.annotations.NullMarked;
