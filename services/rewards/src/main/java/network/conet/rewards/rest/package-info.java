/**
 * HTTP for people and pages: amounts as decimal strings of base units, ids as hex, refusals as
 * problems with a code, an ETag on what names an epoch or a block. Everything here is readable by
 * anyone, and says so; what says nothing is denied.
 */
@NullMarked
package network.conet.rewards.rest;

import org.jspecify.annotations.NullMarked;
