package org.hyperledger.besu.datatypes;

import org.apache.tuweni.bytes.Bytes32;

/** One indexed word of a log. */
public class LogTopic extends BytesHolder {
  protected LogTopic(Bytes32 bytes) {
    super(bytes);
  }

  public static LogTopic wrap(Bytes32 bytes) {
    return new LogTopic(bytes);
  }
}
