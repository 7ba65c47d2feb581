package network.conet.rewards.db;

import java.time.Instant;
import java.util.List;
import network.conet.rewards.attest.Attestations;
import network.conet.rewards.epoch.EncodedHeader;
import network.conet.units.EpochId;
import network.conet.units.SignatureBytes;

/** Signatures that verifiers brought. */
public final class JdbcAttestations implements Attestations {
  private final JdbcSession session;

  public JdbcAttestations(JdbcSession session) {
    this.session = session;
  }

  @Override
  public void save(Attestation attestation, Instant now) {
    session.update(
        "insert into attestation (epoch, digest, verifier, signature, header, received_at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        p ->
            p.epoch(attestation.epoch())
                .hash(attestation.digest())
                .account(attestation.verifier())
                .bytes(attestation.signature().toBytes())
                .bytes(attestation.header().toBytes())
                .time(now));
  }

  @Override
  public List<Attestation> of(EpochId epoch) {
    return session.list(
        "select * from attestation where epoch = ? order by received_at, verifier",
        p -> p.epoch(epoch),
        row ->
            new Attestation(
                row.epoch("epoch"),
                row.hash("digest"),
                EncodedHeader.of(row.bytes("header")),
                row.account("verifier"),
                SignatureBytes.of(row.bytes("signature"))));
  }
}
