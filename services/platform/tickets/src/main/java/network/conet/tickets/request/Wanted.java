package network.conet.tickets.request;

import network.conet.tickets.KeySlot;
import network.conet.tickets.rsa.BlindedMessage;

/** One blind signature that an exchange asks for. */
public record Wanted(KeySlot slot, BlindedMessage blinded) {}
