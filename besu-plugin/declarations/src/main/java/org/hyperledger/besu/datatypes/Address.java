package org.hyperledger.besu.datatypes;

import org.apache.tuweni.bytes.Bytes;

/** An account's or contract's 20 bytes. */
public class Address extends BytesHolder {
  protected Address(Bytes bytes) {
    super(bytes);
  }

  public static Address wrap(Bytes bytes) {
    return new Address(bytes);
  }
}
