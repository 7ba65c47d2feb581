/** How a plugin answers a request with a coded error. */
@NullMarked
package org.hyperledger.besu.plugin.services.exception;

import org.jspecify.annotations.NullMarked;
