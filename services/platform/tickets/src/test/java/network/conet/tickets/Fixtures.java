package network.conet.tickets;

import java.security.SecureRandom;
import java.util.Optional;
import network.conet.tickets.check.IssuerKeys;
import network.conet.tickets.rsa.Blinding;
import network.conet.tickets.rsa.IssuerPrivateKey;
import network.conet.tickets.rsa.PrivateOperation;
import network.conet.tickets.rsa.RsaSignature;
import network.conet.units.NodeId;

/** One issuer key, used for the slots that a test names, and paid things under it. */
public final class Fixtures {
  public static final SecureRandom RANDOM = new SecureRandom();
  public static final IssuerPrivateKey KEY = IssuerPrivateKey.generate(RANDOM);
  public static final NodeId NODE = NodeId.parse("0x" + "a1".repeat(32));
  public static final NodeId OTHER_NODE = NodeId.parse("0x" + "b2".repeat(32));
  public static final TicketWindow WINDOW = TicketWindow.of(7);
  public static final Denomination SMALL = Denomination.ofBytes(1 << 18);
  public static final Denomination MEDIUM = Denomination.ofBytes(1 << 22);
  public static final Denomination LARGE = Denomination.ofBytes(1 << 26);
  public static final IssuerKeys KEYS = slot -> Optional.of(KEY.publicKey());

  private Fixtures() {}

  public static Ticket ticket(Denomination denomination) {
    return (Ticket) sign(new TicketMessage(WINDOW, denomination, NODE));
  }

  public static Token token(Denomination denomination) {
    return (Token) sign(new TokenMessage(WINDOW, denomination));
  }

  public static Paid sign(PaidMessage message) {
    Prepared prepared = Prepared.fresh(message, RANDOM);
    byte[] bytes = prepared.encode();
    Blinding blinding = Blinding.blind(bytes, KEY.publicKey(), RANDOM);
    RsaSignature signature =
        Blinding.finish(
                bytes,
                KEY.publicKey(),
                blinding.factor(),
                KEY.sign(blinding.blinded(), PrivateOperation.fastest()))
            .orElseThrow();
    return Paid.of(prepared, signature);
  }
}
