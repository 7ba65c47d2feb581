/**
 * Looking at peers. Who looks at whom is drawn from the hash of the block that closed the epoch
 * before: nobody can choose its own measurers, and everybody can check who was drawn. A measurer
 * pushes data through the peer and counts what comes back; a checker asks for a signature. A report
 * is only ever made of what this relay saw itself. Slots are counted from the public end of the
 * epoch before, so that all checkers of a slot mean the same one, and one that was restarted
 * neither repeats a slot nor reports on one it missed. Two different signed words on one question
 * cost stake: a report is kept on disk before it is sent, and sent as it was kept until it is
 * settled or its epoch is over.
 */
@NullMarked
package network.conet.relay.measure;

import org.jspecify.annotations.NullMarked;
