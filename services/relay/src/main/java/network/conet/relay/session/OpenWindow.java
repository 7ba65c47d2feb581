package network.conet.relay.session;

import network.conet.evidence.voucher.VoucherWindow;

/** Port: the voucher window that is open now, as proofs last said. */
@FunctionalInterface
public interface OpenWindow {
  VoucherWindow now();
}
