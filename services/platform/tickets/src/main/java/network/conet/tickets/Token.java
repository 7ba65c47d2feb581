package network.conet.tickets;

import network.conet.tickets.rsa.RsaSignature;

/** Bought with an account, exchanged without one. */
public record Token(Serial serial, TokenMessage message, RsaSignature signature) implements Paid {
  public static final int BYTES = Serial.BYTES + PaidMessage.TOKEN_BYTES + RsaSignature.BYTES;
}
