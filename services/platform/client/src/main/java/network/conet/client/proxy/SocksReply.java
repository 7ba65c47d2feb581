package network.conet.client.proxy;

import network.conet.client.stream.StreamRefused;

/** The reply codes of RFC 1928; the order is the wire's. */
enum SocksReply {
  SUCCEEDED,
  GENERAL_FAILURE,
  NOT_ALLOWED,
  NETWORK_UNREACHABLE,
  HOST_UNREACHABLE,
  CONNECTION_REFUSED,
  TTL_EXPIRED,
  COMMAND_NOT_SUPPORTED,
  ADDRESS_TYPE_NOT_SUPPORTED;

  int code() {
    return ordinal();
  }

  /** Each cause has a code of its own: SOCKS has no words. */
  static SocksReply of(StreamRefused.Cause cause) {
    return switch (cause) {
      case NAME_UNKNOWN -> HOST_UNREACHABLE;
      case CONNECTION_REFUSED -> CONNECTION_REFUSED;
      case TIMED_OUT -> TTL_EXPIRED;
      case UNREACHABLE -> NETWORK_UNREACHABLE;
      case NOT_ALLOWED -> NOT_ALLOWED;
      case NO_CIRCUIT -> GENERAL_FAILURE;
    };
  }
}
