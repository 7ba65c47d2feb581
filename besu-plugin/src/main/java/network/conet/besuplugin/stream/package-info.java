/**
 * Telling the topic of the node's chain. New heads come from the thread that imports blocks, which
 * only offers them to a bounded queue; a worker writes them. Whatever does not simply follow what
 * was told before (a reorganisation, a head that found the queue full, a restart) is answered in
 * one way: the node's chain is compared with what was told, what it no longer has is taken back,
 * and what it has since is told. What was told is known from the topic itself, so that nothing is
 * kept beside it.
 */
@NullMarked
package network.conet.besuplugin.stream;

import org.jspecify.annotations.NullMarked;
