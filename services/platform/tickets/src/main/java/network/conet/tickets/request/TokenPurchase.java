package network.conet.tickets.request;

import java.util.List;
import network.conet.chainaccess.Eip712Domain;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.TypedStruct;
import network.conet.tickets.Denomination;
import network.conet.tickets.KeySlot;
import network.conet.tickets.TicketKind;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.Hash32;

/** Tokens for an account's credit: what the account signs, and no other messages. */
public record TokenPurchase(
    RequestId id,
    AccountAddress account,
    TicketWindow window,
    Denomination denomination,
    List<BlindedMessage> blinded) {
  public static final int MAX_MESSAGES = 64;

  public TokenPurchase {
    blinded = List.copyOf(blinded);
    if (blinded.isEmpty() || blinded.size() > MAX_MESSAGES) {
      throw new IllegalArgumentException(
          "a purchase has 1 to 64 blinded messages, not " + blinded.size());
    }
  }

  /** Binds a purchase to one chain and its escrow. */
  public static Eip712Domain domain(ChainId chain, AccountAddress escrow) {
    return new Eip712Domain("CoNET Tickets", "1", chain, escrow);
  }

  public KeySlot slot() {
    return new KeySlot(TicketKind.TOKEN, window, denomination);
  }

  /** What the account signs, and what tells this purchase from any other. */
  public Hash32 digest(Eip712Domain domain) {
    return domain.digest(
        TypedStruct.of(
                "TokenPurchase(bytes32 requestId,address account,uint32 window,uint64 denomination,"
                    + "bytes32 blindedHash)")
            .bytes32(id.value())
            .address(account)
            .uint(window.number())
            .uint(denomination.bytes())
            .bytes32(
                Keccak.hash(blinded.stream().map(BlindedMessage::toBytes).toArray(byte[][]::new))));
  }
}
