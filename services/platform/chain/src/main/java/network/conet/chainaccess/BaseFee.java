package network.conet.chainaccess;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a block asks for a unit of gas, in the smallest unit of the chain's own coin. */
public record BaseFee(BigInteger price) {
  private static final BaseFee NOTHING = new BaseFee(BigInteger.ZERO);

  public BaseFee {
    if (price.signum() < 0) {
      throw new IllegalArgumentException("a base fee must not be negative: " + price);
    }
  }

  /** As JSON-RPC writes it into a block, 0x-hex; a chain from before base fees has none. */
  public static BaseFee ofBlock(@Nullable String quantity) {
    return quantity == null ? NOTHING : new BaseFee(new BigInteger(quantity.substring(2), 16));
  }

  /**
   * Whether a transaction should offer nothing: a chain that asks for nothing takes any price, and
   * what its node suggests is a habit that would cost an account the coin it need not have.
   */
  public boolean isNothing() {
    return price.signum() == 0;
  }
}
