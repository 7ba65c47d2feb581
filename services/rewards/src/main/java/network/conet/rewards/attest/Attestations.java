package network.conet.rewards.attest;

import java.time.Instant;
import java.util.List;
import network.conet.rewards.epoch.EncodedHeader;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** Port: signatures that verifiers brought. */
public interface Attestations {

  /** One verifier's word on an epoch. */
  record Attestation(
      EpochId epoch,
      Hash32 digest,
      EncodedHeader header,
      AccountAddress verifier,
      SignatureBytes signature) {}

  /** The same again changes nothing. */
  void save(Attestation attestation, Instant now);

  List<Attestation> of(EpochId epoch);
}
