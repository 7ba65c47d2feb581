/** Blocks and what is in them, as a node hands them out. */
@NullMarked
package org.hyperledger.besu.plugin.data;

import org.jspecify.annotations.NullMarked;
