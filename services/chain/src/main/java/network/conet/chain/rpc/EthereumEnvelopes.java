package network.conet.chain.rpc;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.DecodedTransaction;
import network.conet.chain.transaction.EnvelopeReader;
import network.conet.chain.transaction.Fees;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.ChainId;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.SignatureBytes;
import network.conet.units.TxHash;

/**
 * Reads transactions of types 0 (EIP-155), 1 (EIP-2930) and 2 (EIP-1559), strictly: what is none of
 * them, or is written in another way than the chain's own, is refused with a sentence.
 */
public final class EthereumEnvelopes implements EnvelopeReader {
  private static final BigInteger HALF_ORDER =
      new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);
  private static final int EIP_155 = 35;

  @Override
  public Reading read(SignedEnvelope envelope) {
    byte[] bytes = Hex.parse(envelope.hex());
    try {
      int first = bytes[0] & 0xff;
      return switch (first) {
        case 1 -> typed(bytes, 11, false);
        case 2 -> typed(bytes, 12, true);
        default ->
            first >= 0xc0
                ? legacy(bytes)
                : new Reading.Unreadable(
                    "only transactions of types 0, 1 and 2 are taken, not " + first);
      };
    } catch (IllegalArgumentException e) {
      return new Reading.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Reading legacy(byte[] bytes) {
    Fields fields = new Fields(Rlp.list(bytes, 0), 9);
    BigInteger v = fields.number(6, 32);
    boolean bound = v.bitLength() < 63 && v.longValue() >= EIP_155;
    Optional<ChainId> chain = Optional.empty();
    int parity = (int) (v.longValue() - 27);
    RlpWriter signed = new RlpWriter(fields.items().subList(0, 6));
    if (bound) {
      long id = (v.longValue() - EIP_155) / 2;
      chain = id == 0 ? Optional.empty() : Optional.of(ChainId.of(id));
      parity = (int) ((v.longValue() - EIP_155) % 2);
      signed = signed.and(BigInteger.valueOf(id)).and(BigInteger.ZERO).and(BigInteger.ZERO);
    }
    Wei price = fields.wei(1);
    return decoded(
        bytes, fields, new Layout(0, 2, 3, 4, 5, 7), chain, parity, signed.list(), price, price);
  }

  private static Reading typed(byte[] bytes, int count, boolean feeMarket) {
    Fields fields = new Fields(Rlp.list(bytes, 1), count);
    int shift = feeMarket ? 1 : 0;
    fields.requireAccessList(7 + shift);
    BigInteger chain = fields.number(0, 8);
    Wei tip = fields.wei(2);
    Wei price = feeMarket ? fields.wei(3) : tip;
    byte[] list = new RlpWriter(fields.items().subList(0, count - 3)).list();
    byte[] signed = new byte[list.length + 1];
    signed[0] = bytes[0];
    System.arraycopy(list, 0, signed, 1, list.length);
    return decoded(
        bytes,
        fields,
        new Layout(1, 3 + shift, 4 + shift, 5 + shift, 6 + shift, count - 2),
        chain.bitLength() > 62 || chain.signum() == 0
            ? Optional.empty()
            : Optional.of(ChainId.of(chain.longValueExact())),
        fields.number(count - 3, 1).intValueExact(),
        signed,
        price,
        tip);
  }

  /** Where a type has what the types have in common. */
  private record Layout(int nonce, int gas, int to, int value, int data, int r) {}

  private static Reading decoded(
      byte[] bytes,
      Fields fields,
      Layout at,
      Optional<ChainId> chain,
      int parity,
      byte[] signed,
      Wei price,
      Wei tip) {
    BigInteger s = fields.number(at.r() + 1, 32);
    if (parity != 0 && parity != 1) {
      return new Reading.Unreadable("its signature has no parity");
    }
    if (s.compareTo(HALF_ORDER) > 0) {
      return new Reading.Unreadable("its signature's s is in the upper half (EIP-2)");
    }
    byte[] signature = new byte[SignatureBytes.BYTES];
    fields.copy(at.r(), signature, 0);
    fields.copy(at.r() + 1, signature, 32);
    signature[64] = (byte) (27 + parity);
    Optional<AccountAddress> sender =
        SignatureRecovery.signerOf(Keccak.hash(signed), SignatureBytes.of(signature));
    if (sender.isEmpty()) {
      return new Reading.Unreadable("no key can have made its signature");
    }
    byte[] to = fields.text(at.to());
    if (to.length != 0 && to.length != AccountAddress.BYTES) {
      return new Reading.Unreadable("its recipient is no address");
    }
    return new Reading.Transaction(
        new DecodedTransaction(
            TxHash.of(Keccak.bytes(bytes)),
            sender.get(),
            new Nonce(fields.small(at.nonce())),
            chain,
            to.length == 0 ? Optional.empty() : Optional.of(AccountAddress.of(to)),
            CallData.of(fields.text(at.data())),
            fields.wei(at.value()),
            new Fees(new Gas(fields.small(at.gas())), price, tip)));
  }

  /** The items of a transaction, each read as what it must be. */
  private record Fields(List<Rlp> items) {
    Fields(List<Rlp> items, int count) {
      this(items);
      if (items.size() != count) {
        throw new Rlp.Malformed(
            "a transaction of its type has " + count + " fields, not " + items.size());
      }
    }

    byte[] text(int index) {
      if (items.get(index) instanceof Rlp.Text(byte[] bytes)) {
        return bytes;
      }
      throw new Rlp.Malformed("field " + index + " is a list");
    }

    BigInteger number(int index, int most) {
      byte[] bytes = text(index);
      if (bytes.length > most || (bytes.length > 0 && bytes[0] == 0)) {
        throw new Rlp.Malformed("field " + index + " is no number of at most " + most + " bytes");
      }
      return new BigInteger(1, bytes);
    }

    long small(int index) {
      BigInteger number = number(index, 8);
      if (number.bitLength() > 62) {
        throw new Rlp.Malformed("field " + index + " is too large");
      }
      return number.longValueExact();
    }

    Wei wei(int index) {
      return new Wei(number(index, 32));
    }

    void copy(int index, byte[] into, int at) {
      number(index, 32);
      byte[] bytes = text(index);
      System.arraycopy(bytes, 0, into, at + Hash32.BYTES - bytes.length, bytes.length);
    }

    void requireAccessList(int index) {
      if (!(items.get(index) instanceof Rlp.Items(List<Rlp> entries))) {
        throw new Rlp.Malformed("its access list is none");
      }
      for (Rlp entry : entries) {
        boolean fits =
            entry instanceof Rlp.Items(List<Rlp> pair)
                && pair.size() == 2
                && pair.get(0) instanceof Rlp.Text(byte[] address)
                && address.length == AccountAddress.BYTES
                && pair.get(1) instanceof Rlp.Items(List<Rlp> keys)
                && keys.stream().allMatch(k -> k instanceof Rlp.Text(byte[] b) && b.length == 32);
        if (!fits) {
          throw new Rlp.Malformed("its access list is none");
        }
      }
    }
  }
}
