package network.conet.cli.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Home;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Network;
import network.conet.cli.keys.KeyFile;
import network.conet.units.AccountAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that every command shares, and what they lead to; nothing is opened before it is
 * asked for.
 */
public final class Context {
  @Option(
      names = "--gateway",
      paramLabel = "URL",
      defaultValue = "${env:CONET_GATEWAY}",
      description = "Origin of the network's gateway (environment: CONET_GATEWAY).")
  private @Nullable URI gateway;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      defaultValue = "${env:CONET_KEY}",
      description =
          "Keystore to sign with (environment: CONET_KEY; default: key.json in CONET_HOME).")
  private @Nullable Path key;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      defaultValue = "${env:CONET_PASSWORD_FILE}",
      description = "File with the keystore's password; asked for otherwise.")
  private @Nullable Path passwordFile;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  private final Clock clock = Clock.systemUTC();
  private final Home home = Home.standard();

  boolean json() {
    return json;
  }

  Home home() {
    return home;
  }

  Clock clock() {
    return clock;
  }

  URI gateway() {
    if (gateway == null) {
      throw new Refusal(
          "NO_GATEWAY",
          "Which network? Start one with `conet up`, or give --gateway or CONET_GATEWAY.");
    }
    if (gateway.getHost() == null || !String.valueOf(gateway.getScheme()).matches("https?")) {
      throw new Refusal(
          "INVALID_ARGUMENT",
          "`" + gateway + "` is no gateway: its origin is like https://gateway.example.");
    }
    return gateway;
  }

  GatewayApi api() {
    return new GatewayApi(gateway(), () -> home.bearer(gateway(), clock));
  }

  /** The network's chain, opened through the gateway; the caller closes it. */
  Chain chain(GatewayApi api) {
    return new Chain(Network.of(api.get("/v1/network")), api);
  }

  KeyFile keyFile() {
    Path file = key != null ? key : home.folder().resolve("key.json");
    return new KeyFile(file, Optional.ofNullable(passwordFile));
  }

  SigningKey signer() {
    return keyFile().open();
  }

  /** The account named, or else the one of the key. */
  AccountAddress account(@Nullable String named) {
    if (named != null) {
      return Inputs.account(named);
    }
    try {
      return keyFile().address();
    } catch (Refusal noKey) {
      throw new Refusal(noKey.code(), noKey.getMessage() + " Or name the account to look at.");
    }
  }
}
