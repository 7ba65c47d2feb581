package network.conet.evidence.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import network.conet.evidence.Samples;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import network.conet.units.VoucherId;

class ReceiptPropertyTest {
  @Property(tries = 200)
  void everyReceiptIsItsSessionsAndNobodyElses(
      @ForAll @Size(32) byte[] voucher,
      @ForAll @Size(32) byte[] node,
      @ForAll @LongRange(min = 0) long bytes,
      @ForAll @LongRange(min = 0) long sequence) {
    SignedReceipt signed =
        new Receipt(
                VoucherId.of(voucher),
                NodeId.of(node),
                ByteCount.of(bytes),
                ReceiptSequence.of(sequence))
            .sign(Samples.DOMAIN, Samples.SESSION);
    assertThat(signed.signedBy(Samples.SESSION.publicKey(), Samples.DOMAIN)).isTrue();
    assertThat(signed.signedBy(Samples.key(0x44).publicKey(), Samples.DOMAIN)).isFalse();
  }

  @Property(tries = 200)
  void feesOfManySettlementsAddUpToOne(
      @ForAll @LongRange(min = 0, max = 1L << 40) long first,
      @ForAll @LongRange(min = 0, max = 1L << 40) long second,
      @ForAll @IntRange(min = 0) int price) {
    TokenAmount perGib = TokenAmount.ofUnits(price);
    ByteCount a = ByteCount.of(first);
    ByteCount b = ByteCount.of(first + second);
    assertThat(SessionFee.between(ByteCount.ZERO, a, perGib).plus(SessionFee.between(a, b, perGib)))
        .isEqualTo(SessionFee.floor(b, perGib));
    assertThat(SessionFee.floor(b, perGib))
        .isLessThanOrEqualTo(SessionFee.voucherPriceCeil(b, perGib));
  }
}
