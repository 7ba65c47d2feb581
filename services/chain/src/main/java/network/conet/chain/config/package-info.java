/** The settings of the service, typed once, and what starts and stops with it. */
@NullMarked
package network.conet.chain.config;

import org.jspecify.annotations.NullMarked;
