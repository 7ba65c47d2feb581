package network.conet.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.units.BlockNumber;
import network.conet.units.TxHash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionDecoder;

/** Another transaction in the place of one that is in no block yet. */
public final class Replacement {
  private static final BigInteger TRANSFER_GAS = BigInteger.valueOf(21_000);

  private final Chain chain;
  private final GatewayApi api;
  private final SigningKey key;

  public Replacement(Chain chain, GatewayApi api, SigningKey key) {
    this.chain = chain;
    this.api = api;
    this.key = key;
  }

  /** The same once more, at a higher price. */
  public Replaced again(TxHash hash) {
    JsonNode found = open(hash);
    RawTransaction old = TransactionDecoder.decode(found.path("raw").asText());
    return sent(
        RawTransaction.createTransaction(
            old.getNonce(),
            priceAbove(found),
            old.getGasLimit(),
            old.getTo(),
            old.getValue(),
            old.getData()));
  }

  /** Nothing in its place. */
  public Replaced withNothing(TxHash hash) {
    JsonNode found = open(hash);
    return sent(nothing(BigInteger.valueOf(found.path("nonce").asLong()), priceAbove(found)));
  }

  /** Nothing at a nonce that no block has: takes the place of what waits there, or fills a gap. */
  public Replaced withNothing(long nonce) {
    BigInteger price = chain.gasPrice();
    for (JsonNode row : new OpenTransactions(api).at(key.address(), nonce)) {
      price = price.max(priceAbove(row));
    }
    return sent(nothing(BigInteger.valueOf(nonce), price));
  }

  private RawTransaction nothing(BigInteger nonce, BigInteger price) {
    return RawTransaction.createTransaction(
        nonce, price, TRANSFER_GAS, key.address().hex(), BigInteger.ZERO, "");
  }

  private JsonNode open(TxHash hash) {
    JsonNode found = api.getAuthorized("/v1/transactions/" + hash.hex());
    String state = found.path("state").asText();
    if (!found.path("from").asText().equals(key.address().hex())) {
      throw new Refusal(
          "NOT_YOURS",
          "Transaction " + hash + " is of " + found.path("from").asText() + ", not of your key.");
    }
    if (!state.equals("pending") && !state.equals("dropped") && !state.equals("unknown")) {
      throw new Refusal("NOT_OPEN", "Transaction " + hash + " is " + state + " already.");
    }
    return found;
  }

  // what it offers at most, of whichever type it is
  private BigInteger priceAbove(JsonNode old) {
    return raised(new BigInteger(old.path("maxFeePerGas").asText())).max(chain.gasPrice());
  }

  // nodes ask a tenth more; an eighth, rounded up, is also enough after their own rounding
  private static BigInteger raised(BigInteger price) {
    BigInteger eight = BigInteger.valueOf(8);
    return price.add(price.add(eight.subtract(BigInteger.ONE)).divide(eight));
  }

  // what waits for a lower nonce is in no block until that one is used: nobody waits for it here
  private Replaced sent(RawTransaction transaction) {
    long nonce = transaction.getNonce().longValueExact();
    long next = chain.nextNonce(key.address()).number();
    if (nonce > next) {
      return new Replaced(chain.handIn(key, transaction), nonce, Optional.empty());
    }
    Chain.Sent sent = chain.submit(key, transaction);
    return new Replaced(sent.hash(), nonce, Optional.of(sent.block()));
  }

  /**
   * What stands in the place now.
   *
   * @param block where it was carried out; none while a lower nonce is missing
   */
  public record Replaced(TxHash hash, long nonce, Optional<BlockNumber> block) {}
}
