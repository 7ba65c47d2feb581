package network.conet.tickets;

/** What a token says: so much, bought for this window, whoever holds it. */
public record TokenMessage(TicketWindow window, Denomination denomination) implements PaidMessage {
  @Override
  public KeySlot slot() {
    return new KeySlot(TicketKind.TOKEN, window, denomination);
  }

  @Override
  public byte[] encode() {
    return PaidMessage.head(slot(), TOKEN_BYTES).array();
  }
}
