package network.conet.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
    RawTransaction old = open(hash);
    return sent(
        RawTransaction.createTransaction(
            old.getNonce(),
            priceAbove(old),
            old.getGasLimit(),
            old.getTo(),
            old.getValue(),
            old.getData()));
  }

  /** Nothing in its place. */
  public Replaced withNothing(TxHash hash) {
    RawTransaction old = open(hash);
    return sent(nothing(old.getNonce(), priceAbove(old)));
  }

  /** Nothing at a nonce that no block has: takes the place of what waits there, or fills a gap. */
  public Replaced withNothing(long nonce) {
    String path = "/v1/transactions?account=" + key.address().hex() + "&limit=200";
    BigInteger price = currentPrice();
    for (JsonNode row : api.getAuthorized(path).path("items")) {
      if (row.path("nonce").asLong() == nonce && row.path("state").asText().equals("pending")) {
        price = price.max(raised(new BigInteger(row.path("maxFeePerGas").asText())));
      }
    }
    return sent(nothing(BigInteger.valueOf(nonce), price));
  }

  private RawTransaction nothing(BigInteger nonce, BigInteger price) {
    return RawTransaction.createTransaction(
        nonce, price, TRANSFER_GAS, key.address().hex(), BigInteger.ZERO, "");
  }

  private RawTransaction open(TxHash hash) {
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
    return TransactionDecoder.decode(found.path("raw").asText());
  }

  private BigInteger priceAbove(RawTransaction old) {
    BigInteger paid = old.getGasPrice();
    return raised(paid == null ? BigInteger.ZERO : paid).max(currentPrice());
  }

  // nodes ask a tenth more; an eighth, rounded up, is also enough after their own rounding
  private static BigInteger raised(BigInteger price) {
    BigInteger eight = BigInteger.valueOf(8);
    return price.add(price.add(eight.subtract(BigInteger.ONE)).divide(eight));
  }

  private BigInteger currentPrice() {
    try {
      return chain.gasPrice();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  // what waits for a lower nonce is in no block until that one is used: nobody waits for it here
  private Replaced sent(RawTransaction transaction) {
    long nonce = transaction.getNonce().longValueExact();
    long next = nextNonce();
    if (nonce > next) {
      return new Replaced(chain.handIn(key, transaction), nonce, Optional.empty());
    }
    Chain.Sent sent = chain.submit(key, transaction);
    return new Replaced(sent.hash(), nonce, Optional.of(sent.block()));
  }

  private long nextNonce() {
    try {
      return chain.nextNonce(key.address()).number();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static Refusal unreachable(IOException e) {
    return new Refusal("CHAIN_UNREACHABLE", "The chain did not answer: " + e.getMessage());
  }

  /**
   * What stands in the place now.
   *
   * @param block where it was carried out; none while a lower nonce is missing
   */
  public record Replaced(TxHash hash, long nonce, Optional<BlockNumber> block) {}
}
