package org.hyperledger.besu.datatypes;

/** A transaction of a block. */
public interface Transaction {
  Hash getHash();
}
