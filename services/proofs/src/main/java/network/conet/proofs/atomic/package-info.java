/**
 * All or nothing, said without a framework. A use case names what belongs together by running it
 * through {@link Atomically}; the database adapter makes it one transaction, a test's fake just
 * calls. Stores never open a transaction of their own, so that what a use case says about atomicity
 * is what happens.
 */
@NullMarked
package network.conet.proofs.atomic;

import org.jspecify.annotations.NullMarked;
