/**
 * The command line. It starts no framework: help and errors of usage load nothing but the parser.
 */
@NullMarked
package network.conet.cli;

import org.jspecify.annotations.NullMarked;
