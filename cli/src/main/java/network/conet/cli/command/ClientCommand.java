package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import network.conet.circuit.client.CircuitSettings;
import network.conet.cli.action.GatewayRelays;
import network.conet.cli.action.VoucherPayment;
import network.conet.cli.action.Vouchers;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Network;
import network.conet.client.ConetClient;
import network.conet.client.NotAvailable;
import network.conet.client.circuits.CircuitMaker;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.RouteChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Let any program on this machine use the network: a proxy, until it is stopped. */
@Command(
    name = "client",
    description =
        "Let any program on this machine use the network: a SOCKS5 and HTTP proxy on one port,"
            + " until it is stopped.",
    mixinStandardHelpOptions = true)
final class ClientCommand extends ConetCommand {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9160",
      description = "Where to listen, on 127.0.0.1 only (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--voucher",
      paramLabel = "MIB",
      defaultValue = "64",
      description =
          "How much traffic to buy at a relay at a time, at least (default: ${DEFAULT-VALUE}).")
  long voucher;

  @Option(
      names = "--status",
      description = "Do not start one; show the circuits of the one that runs at this port.")
  boolean status;

  @Override
  JsonNode perform() {
    if (port < 0 || port > 0xffff) {
      throw new Refusal(
          "INVALID_ARGUMENT", "A port is a number from 0 to 65535, not " + port + ".");
    }
    return status ? statusOfRunning() : run();
  }

  private JsonNode statusOfRunning() {
    try {
      return new GatewayApi(URI.create("http://127.0.0.1:" + port), Optional::empty)
          .get("/status.json");
    } catch (Refusal refusal) {
      throw new Refusal("NOT_RUNNING", "No client runs at 127.0.0.1:" + port + ".");
    }
  }

  private JsonNode run() {
    long traffic = Inputs.mebibytes(voucher);
    GatewayApi api = context.api();
    Vouchers vouchers = new Vouchers(api, Network.of(api.get("/v1/network")));
    RelayMemory memory = new RelayMemory(context.clock());
    CircuitMaker maker =
        new CircuitMaker(
            RouteChoice.drawn(new GatewayRelays(api, context.clock()), memory, new SecureRandom()),
            memory,
            new VoucherPayment(
                vouchers, context.signer(), vouchers.denominationFor(traffic), context.clock()),
            CircuitSettings.of(vouchers.domain()),
            context.clock());
    InetSocketAddress listen = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    try (ConetClient client = ConetClient.start(maker, listen)) {
      show(told(client.address()));
      untilStopped(client);
      return result().put("state", "stopped");
    } catch (IOException e) {
      throw new Refusal(
          "PORT_IN_USE",
          "Cannot listen at 127.0.0.1:" + port + ": " + e.getMessage() + ". Give another --port.");
    } catch (NotAvailable e) {
      throw new Refusal(e.code(), e.sentence());
    }
  }

  private static ObjectNode told(InetSocketAddress address) {
    String at = "127.0.0.1:" + address.getPort();
    return result()
        .put("socks5", "socks5h://" + at)
        .put("http", "http://" + at)
        .put("status", "http://" + at + "/");
  }

  /** What circuits owe is paid before the process ends. */
  private static void untilStopped(ConetClient client) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    client.close();
                  } catch (IOException e) {
                    // the listening port is gone with the process
                  } finally {
                    stopped.countDown();
                  }
                }));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
