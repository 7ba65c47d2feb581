/** Requests that a node passes to a plugin. */
@NullMarked
package org.hyperledger.besu.plugin.services.rpc;

import org.jspecify.annotations.NullMarked;
