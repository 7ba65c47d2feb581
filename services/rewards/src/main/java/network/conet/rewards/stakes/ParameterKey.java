package network.conet.rewards.stakes;

/** The name of a parameter as NetworkParameters keeps it: at most 31 ASCII characters. */
public record ParameterKey(String name) {
  public static final ParameterKey CAPACITY_CAP = new ParameterKey("capacityCap");
  public static final ParameterKey STAKE_SATURATION = new ParameterKey("stakeSaturation");
  public static final ParameterKey MIN_UPTIME = new ParameterKey("minUptime");
  public static final ParameterKey MIN_DIVERSITY = new ParameterKey("minDiversity");
  public static final ParameterKey MAX_NODE_SHARE = new ParameterKey("maxNodeShare");
  public static final ParameterKey PROTOCOL_SHARE = new ParameterKey("protocolShare");
  public static final ParameterKey BURN_SHARE = new ParameterKey("burnShare");
  public static final ParameterKey MAX_FEES_PER_DAY = new ParameterKey("maxFeesPerDay");
  public static final ParameterKey PRICE_PER_GIB = new ParameterKey("pricePerGiB");

  private static final int MAX_LENGTH = 31;

  public ParameterKey {
    if (name.isEmpty() || name.length() > MAX_LENGTH || !name.chars().allMatch(c -> c < 128)) {
      throw new IllegalArgumentException("not a parameter's name: " + name);
    }
  }
}
