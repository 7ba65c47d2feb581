package network.conet.gateway.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A token bucket for each who is counted. Whoever was not seen for long has a full one and need not
 * be kept; of more than {@code most} the one that was used longest ago is forgotten, which can only
 * favour it.
 */
public final class Buckets {
  private static final double NANOS = 1e9;

  private final Quota quota;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets;

  /**
   * @param most how many are kept at once
   * @param nanoTime a clock that only grows
   */
  public Buckets(Quota quota, int most, LongSupplier nanoTime) {
    this.quota = quota;
    this.nanoTime = nanoTime;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > most;
          }
        };
  }

  /** Takes {@code cost} units if they are there. */
  public synchronized Standing take(String who, long cost) {
    Bucket bucket = refilled(who);
    boolean granted = bucket.units >= cost;
    if (granted) {
      bucket.units -= cost;
    }
    return standing(bucket, granted, (double) (granted ? quota.units() : cost));
  }

  /** Takes what is there of {@code cost} units: for what turns out to be dear only afterwards. */
  public synchronized void charge(String who, long cost) {
    Bucket bucket = refilled(who);
    bucket.units = Math.max(0, bucket.units - cost);
  }

  private Standing standing(Bucket bucket, boolean granted, double wanted) {
    double perSecond = quota.units() / (double) quota.window().toSeconds();
    long seconds = (long) Math.ceil(Math.max(0, wanted - bucket.units) / perSecond);
    return new Standing(quota, granted, (long) bucket.units, seconds);
  }

  private Bucket refilled(String who) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(who, unseen -> new Bucket(quota.units(), now));
    double back = (now - bucket.seen) / NANOS * quota.units() / quota.window().toSeconds();
    bucket.units = Math.min((double) quota.units(), bucket.units + back);
    bucket.seen = now;
    return bucket;
  }

  /** Fractions of a unit come back too, so this is no whole number; it counts no money. */
  private static final class Bucket {
    private double units;
    private long seen;

    Bucket(double units, long seen) {
      this.units = units;
      this.seen = seen;
    }
  }
}
