package network.conet.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private final AtomicLong now = new AtomicLong();
  private final Quota quota = new Quota("address", 10, Duration.ofSeconds(20));
  private final Buckets buckets = new Buckets(quota, 2, now::get);

  @Test
  void givesUntilNothingIsLeftAndSaysWhenThereWillBe() {
    assertThat(buckets.take("a", 9)).isEqualTo(new Standing(quota, true, 1, 18));
    assertThat(buckets.take("a", 2)).isEqualTo(new Standing(quota, false, 1, 2));
    assertThat(buckets.take("a", 1).granted()).isTrue();
  }

  @Test
  void comesBackEvenly() {
    buckets.take("a", 10);
    now.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(buckets.take("a", 1).granted()).isTrue();
    assertThat(buckets.take("a", 1).granted()).isFalse();
  }

  @Test
  void countsEachForItself() {
    buckets.take("a", 10);
    assertThat(buckets.take("b", 10).granted()).isTrue();
  }

  @Test
  void chargesWhatThereIsForWhatWasDear() {
    buckets.charge("a", 100);
    assertThat(buckets.take("a", 1).granted()).isFalse();
  }

  @Test
  void tellsItInTheFormOfTheDraft() {
    assertThat(quota.policy()).isEqualTo("\"address\";q=10;w=20");
    assertThat(buckets.take("a", 4).told()).isEqualTo("\"address\";r=6;t=8");
  }

  @Test
  void takesAnIpv6NetworkForOneCaller() {
    assertThat(AddressGroup.of("2001:db8:0:1:a:b:c:d"))
        .isEqualTo(AddressGroup.of("2001:db8:0:1:0:0:0:1%eth0"))
        .isNotEqualTo(AddressGroup.of("2001:db8:0:2:a:b:c:d"));
    assertThat(AddressGroup.of("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
