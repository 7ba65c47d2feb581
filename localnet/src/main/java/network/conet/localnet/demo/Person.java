package network.conet.localnet.demo;

import java.nio.file.Path;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.chain.Chain;
import network.conet.units.AccountAddress;

/**
 * Somebody of the story: signed in under their own name, with a key of their own.
 *
 * @param folder where their files are
 */
public record Person(String name, SigningKey key, GatewayApi api, Chain chain, Path folder) {
  public AccountAddress address() {
    return key.address();
  }
}
