package network.conet.staking.directory;

import network.conet.units.AccountAddress;
import network.conet.units.Hash32;

/**
 * The keys a relay uses.
 *
 * @param hot address of the secp256k1 key it signs with
 * @param onion X25519 public key, 32 bytes
 */
public record Keys(AccountAddress hot, Hash32 onion) {}
