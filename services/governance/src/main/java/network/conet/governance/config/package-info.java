/** Settings, typed, and the parts that live as long as the process. */
@NullMarked
package network.conet.governance.config;

import org.jspecify.annotations.NullMarked;
