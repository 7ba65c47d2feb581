package org.hyperledger.besu.datatypes;

import java.util.Objects;
import org.apache.tuweni.bytes.Bytes;

/** Bytes that mean something; it holds them and is not itself a {@code Bytes}. */
public class BytesHolder {
  private final Bytes bytes;

  protected BytesHolder(Bytes bytes) {
    this.bytes = Objects.requireNonNull(bytes);
  }

  public final Bytes getBytes() {
    return bytes;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof BytesHolder holder && bytes.equals(holder.bytes);
  }

  @Override
  public final int hashCode() {
    return bytes.hashCode();
  }

  @Override
  public final String toString() {
    return bytes.toHexString();
  }
}
