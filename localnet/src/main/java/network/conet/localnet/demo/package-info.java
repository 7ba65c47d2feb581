/**
 * The main job told step by step. A step does something and returns the evidence it saw, or throws;
 * it never reports what it did not check. The story ends with a table and an exit code.
 */
@NullMarked
package network.conet.localnet.demo;

import org.jspecify.annotations.NullMarked;
