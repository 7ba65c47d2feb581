package network.conet.tickets;

import network.conet.tickets.rsa.RsaSignature;

/** Pays one relay one denomination. */
public record Ticket(Serial serial, TicketMessage message, RsaSignature signature) implements Paid {
  public static final int BYTES = Serial.BYTES + PaidMessage.TICKET_BYTES + RsaSignature.BYTES;
}
