/**
 * How a service refuses. REST answers RFC 9457 problems with a stable code; gRPC tells "who are
 * you" (UNAUTHENTICATED) from "you may not" (PERMISSION_DENIED). On a service's class path it
 * applies to all of its endpoints. What a service refuses, and with which code, is its own affair.
 */
@NullMarked
package network.conet.access;

import org.jspecify.annotations.NullMarked;
