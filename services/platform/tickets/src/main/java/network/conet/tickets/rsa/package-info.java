/**
 * Blind signatures of RFC 9474, RSABSSA-SHA384-PSS-Randomized with 2048-bit keys. BouncyCastle
 * blinds, the JDK checks; the private operation is the JDK's or, where it can be loaded, Amazon
 * Corretto's native one.
 */
@NullMarked
package network.conet.tickets.rsa;

import org.jspecify.annotations.NullMarked;
