/** The read model over REST. Reads are public: all of it is on the chain. */
@NullMarked
package network.conet.governance.rest;

import org.jspecify.annotations.NullMarked;
