package network.conet.localnet.process;

import java.util.List;

/**
 * What is kept of a started part: enough to watch and stop it without knowing how it was built.
 *
 * @param fingerprint of command, settings and program; another one means the part is out of date
 */
public record ProcessRecord(
    String name,
    ProcessIdentity process,
    String fingerprint,
    StopSignal stopSignal,
    List<String> needs,
    String address,
    String log) {
  public ProcessRecord {
    needs = List.copyOf(needs);
  }
}
