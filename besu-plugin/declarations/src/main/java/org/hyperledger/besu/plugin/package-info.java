/** What a Besu calls of a plugin, and where a plugin gets its services. */
@NullMarked
package org.hyperledger.besu.plugin;

import org.jspecify.annotations.NullMarked;
