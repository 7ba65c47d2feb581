package network.conet.gateway.limit;

/**
 * Where somebody stands after having asked for a part of a quota.
 *
 * @param granted whether there was enough; if not, nothing was taken
 * @param remaining whole units that are left
 * @param seconds until the quota is whole again, or, if it was not granted, until it would be
 */
public record Standing(Quota quota, boolean granted, long remaining, long seconds) {
  /** How it is told: RateLimit of the IETF's draft on rate limit headers. */
  public String told() {
    return "\"" + quota.name() + "\";r=" + remaining + ";t=" + seconds;
  }
}
