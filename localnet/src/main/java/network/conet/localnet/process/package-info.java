/**
 * Processes that outlive the command that started them. A number alone does not name a process: the
 * kernel hands out numbers again, and after a reboot a recorded one may belong to a stranger. So a
 * process is recorded as number, start time and boot, and is only ever signalled when all three
 * still hold.
 */
@NullMarked
package network.conet.localnet.process;

import org.jspecify.annotations.NullMarked;
