/**
 * How much of the edge one caller may have. Everything here is counted, never timed by hand:
 * whoever gives the numbers also gives the moment. Silent connections make room for new ones, so
 * that holding sockets open keeps nobody out.
 */
@NullMarked
package network.conet.gateway.limit;

import org.jspecify.annotations.NullMarked;
