package network.conet.chain.transaction;

/** Why the service refuses, as callers see it. */
public enum ErrorCode {
  MALFORMED_REQUEST,
  MALFORMED_TRANSACTION,
  WRONG_CHAIN,
  CARRIES_VALUE,
  NOT_A_CONET_CONTRACT,
  FUNCTION_NOT_ALLOWED,
  ROLE_MISSING,
  KEY_REUSED,
  WOULD_REVERT,
  NODE_REFUSED,
  NODE_UNREACHABLE,
  UNKNOWN_TRANSACTION
}
