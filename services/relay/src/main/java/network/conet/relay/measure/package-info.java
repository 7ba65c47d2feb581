/**
 * Looking at peers. Who looks at whom is drawn from the hash of the block that closed the epoch
 * before: nobody can choose its own measurers, and everybody can check who was drawn. A measurer
 * pushes data through the peer and counts what comes back; a checker asks for a signature. A report
 * is only ever made of what this relay saw itself.
 */
@NullMarked
package network.conet.relay.measure;

import org.jspecify.annotations.NullMarked;
