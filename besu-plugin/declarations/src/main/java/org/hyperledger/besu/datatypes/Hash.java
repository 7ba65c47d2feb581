package org.hyperledger.besu.datatypes;

import org.apache.tuweni.bytes.Bytes32;

/** A hash of 32 bytes. */
public class Hash extends BytesHolder {
  protected Hash(Bytes32 bytes) {
    super(bytes);
  }

  public static Hash wrap(Bytes32 bytes) {
    return new Hash(bytes);
  }
}
