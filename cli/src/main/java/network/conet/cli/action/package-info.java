/**
 * What a person does, independent of how it was asked for: the commands and the demonstration call
 * the same actions.
 */
@NullMarked
package network.conet.cli.action;

import org.jspecify.annotations.NullMarked;
