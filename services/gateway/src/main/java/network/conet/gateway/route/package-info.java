/**
 * Which upstream answers which path. The table is the whole policy of the edge: what it does not
 * name does not exist for the outside, be it the administration of the identity provider or a
 * service's health page.
 */
@NullMarked
package network.conet.gateway.route;

import org.jspecify.annotations.NullMarked;
