/**
 * Keycloak with the realm of {@code identity/}. It runs from a folder of links to the shared, built
 * distribution, so that several local networks on one machine keep their own realm and data. Its
 * public address is the gateway's: the issuer in a token is where people reach it.
 */
@NullMarked
package network.conet.localnet.keycloak;

import org.jspecify.annotations.NullMarked;
