/**
 * The settings of the service, typed once: what an operator may set is what is written here, and a
 * setting that would be unsafe stops the start rather than being read somewhere later.
 */
@NullMarked
package network.conet.chain.config;

import org.jspecify.annotations.NullMarked;
