package network.conet.governance.proposal;

import java.math.BigInteger;

/** The Governor's id of a proposal: a hash of what it does, as a number below 2^256. */
public record ProposalId(BigInteger number) {
  private static final int BITS = 256;

  public ProposalId {
    if (number.signum() < 0 || number.bitLength() > BITS) {
      throw new IllegalArgumentException("a proposal id is a number below 2^256");
    }
  }

  /** Reads decimal digits. */
  public static ProposalId parse(String text) {
    if (!text.matches("[0-9]{1,78}")) {
      throw new IllegalArgumentException("a proposal id is a decimal number, not " + text);
    }
    return new ProposalId(new BigInteger(text));
  }

  @Override
  public String toString() {
    return number.toString();
  }
}
