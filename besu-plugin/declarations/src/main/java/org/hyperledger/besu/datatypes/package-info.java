/** What a chain is made of, as far as the plugin reads it. */
@NullMarked
package org.hyperledger.besu.datatypes;

import org.jspecify.annotations.NullMarked;
