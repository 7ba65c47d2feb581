/**
 * HTTP at the edge: decodes a request, calls the use case, encodes the outcome or an RFC 9457
 * problem.
 */
@NullMarked
package network.conet.chain.rest;

import org.jspecify.annotations.NullMarked;
