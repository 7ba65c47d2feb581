/**
 * The proxy on this machine. One port takes SOCKS5 (RFC 1928, 1929), HTTP CONNECT and requests for
 * whole http:// addresses, told apart by their first byte, and shows its own status. A connection
 * costs two virtual threads; TCP's backpressure goes through to the destination.
 */
@NullMarked
package network.conet.client.proxy;

import org.jspecify.annotations.NullMarked;
