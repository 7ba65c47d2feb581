package network.conet.governance.rest;

import network.conet.governance.parameter.Parameter;
import network.conet.governance.parameter.ParameterUnit;

/**
 * A parameter as the API shows it.
 *
 * @param unit base units, seconds, bytes per second or basis points
 */
public record ParameterJson(
    String name, String value, String unit, String lowerBound, String upperBound, long setBlock) {
  static ParameterJson of(Parameter parameter) {
    return new ParameterJson(
        parameter.name(),
        parameter.value().toString(),
        ParameterUnit.of(parameter.name()).toString(),
        parameter.lower().toString(),
        parameter.upper().toString(),
        parameter.setBlock().number());
  }
}
