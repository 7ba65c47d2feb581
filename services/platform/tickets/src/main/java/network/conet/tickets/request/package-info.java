/**
 * What a client asks the issuer for, and what makes two requests the same one. Whoever repeats a
 * request gets the same answer; whoever changes it under its old id is refused.
 */
@NullMarked
package network.conet.tickets.request;

import org.jspecify.annotations.NullMarked;
