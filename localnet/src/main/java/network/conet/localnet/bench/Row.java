package network.conet.localnet.bench;

/**
 * One figure.
 *
 * @param beside what it is compared with
 * @param ratio value divided by besideValue
 */
public record Row(
    String bench,
    String metric,
    double value,
    String unit,
    String beside,
    double besideValue,
    double ratio) {

  static Row of(
      String bench, String metric, double value, String unit, String beside, double besideValue) {
    return new Row(bench, metric, value, unit, beside, besideValue, value / besideValue);
  }
}
