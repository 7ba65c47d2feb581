package network.conet.governance.parameter;

import java.util.Set;

/** What a parameter's number counts; as in docs/contracts/NetworkParameters.md. */
public enum ParameterUnit {
  BASE_UNITS("base units"),
  SECONDS("seconds"),
  BYTES_PER_SECOND("bytes per second"),
  BASIS_POINTS("basis points");

  private static final Set<String> AMOUNTS =
      Set.of(
          "minSelfBond",
          "challengeBond",
          "stakeSaturation",
          "pricePerGiB",
          "minVerifierBond",
          "maxFeesPerDay");
  private static final Set<String> TIMES =
      Set.of(
          "unbondingTime",
          "activationDelay",
          "escrowWithdrawDelay",
          "jailTime",
          "appealWindow",
          "guardianMaxPause",
          "guardianCooldown");

  private final String text;

  ParameterUnit(String text) {
    this.text = text;
  }

  /** The unit of the parameter of this name: what is neither amount, time nor rate is a share. */
  public static ParameterUnit of(String name) {
    if (AMOUNTS.contains(name)) {
      return BASE_UNITS;
    }
    if (TIMES.contains(name)) {
      return SECONDS;
    }
    return name.equals("capacityCap") ? BYTES_PER_SECOND : BASIS_POINTS;
  }

  @Override
  public String toString() {
    return text;
  }
}
