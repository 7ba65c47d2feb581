/**
 * Carries requests to their upstream with the proxy library of Vert.x and adds nothing of its own:
 * tokens are checked by the services, which alone know who may do what. The client's address is not
 * passed on, so no upstream can log it.
 */
@NullMarked
package network.conet.gateway.proxy;

import org.jspecify.annotations.NullMarked;
