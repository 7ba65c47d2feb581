/** The REST edge: decodes, calls, encodes. */
@NullMarked
package network.conet.issuer.rest;

import org.jspecify.annotations.NullMarked;
