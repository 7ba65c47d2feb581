package network.conet.client.proxy;

/** What the proxy shows of itself to a browser or program on this machine. */
@FunctionalInterface
interface OwnPages {
  HttpAnswer answer(RequestHead head);
}
