package network.conet.governance.rest;

import network.conet.governance.parameter.Parameter;

/** A parameter as the API shows it; units are those of docs/contracts/NetworkParameters.md. */
public record ParameterJson(
    String name, String value, String lowerBound, String upperBound, long setBlock) {
  static ParameterJson of(Parameter parameter) {
    return new ParameterJson(
        parameter.name(),
        parameter.value().toString(),
        parameter.lower().toString(),
        parameter.upper().toString(),
        parameter.setBlock().number());
  }
}
