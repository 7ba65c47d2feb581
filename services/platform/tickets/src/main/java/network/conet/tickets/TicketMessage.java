package network.conet.tickets;

import network.conet.units.NodeId;

/** What a ticket says: this relay is paid so much in this window. */
public record TicketMessage(TicketWindow window, Denomination denomination, NodeId node)
    implements PaidMessage {
  @Override
  public KeySlot slot() {
    return new KeySlot(TicketKind.TICKET, window, denomination);
  }

  @Override
  public byte[] encode() {
    return PaidMessage.head(slot(), TICKET_BYTES).put(node.toBytes()).array();
  }
}
