/** Services of a node, as far as the plugin uses them. */
@NullMarked
package org.hyperledger.besu.plugin.services;

import org.jspecify.annotations.NullMarked;
