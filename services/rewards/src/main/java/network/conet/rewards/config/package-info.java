/** The settings of the service, typed once, and what starts and stops with it. */
@NullMarked
package network.conet.rewards.config;

import org.jspecify.annotations.NullMarked;
