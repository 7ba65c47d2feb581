/** Metrics of a node that a plugin may add to. */
@NullMarked
package org.hyperledger.besu.plugin.services.metrics;

import org.jspecify.annotations.NullMarked;
