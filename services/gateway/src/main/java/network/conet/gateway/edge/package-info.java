/**
 * The public server. It reads a request whole, within its own limits of time and size, before it
 * takes a connection to a service, and holds an answer itself until it is taken: whoever is slow or
 * silent has a socket here and nothing else. Tokens are checked by the services, which alone know
 * who may do what; here they say only whose quota a request counts against. The caller's address is
 * not passed on, so no service can log it, and nothing here logs what was asked for.
 */
@NullMarked
package network.conet.gateway.edge;

import org.jspecify.annotations.NullMarked;
