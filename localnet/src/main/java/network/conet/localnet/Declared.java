package network.conet.localnet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.kafka.BrokerProperties;
import network.conet.kafka.KafkaAccount;
import network.conet.localnet.chain.AnvilPart;
import network.conet.localnet.chain.BesuPart;
import network.conet.localnet.chain.BlockSource;
import network.conet.localnet.chain.ChainChoice;
import network.conet.localnet.chain.KeeperPart;
import network.conet.localnet.chain.RemoteChainPart;
import network.conet.localnet.contracts.ContractsPart;
import network.conet.localnet.kafka.KafkaPart;
import network.conet.localnet.keycloak.KeycloakPart;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.postgres.PostgresPart;

/** The declared list of parts of one network. */
final class Declared {
  private final Folders folders;
  private final Machine machine;
  private final Settings settings;

  Declared(Folders folders, Machine machine, Settings settings) {
    this.folders = folders;
    this.machine = machine;
    this.settings = settings;
  }

  /** Everything that {@code up} starts, relays that were started before included. */
  List<Part> parts(ChainChoice choice, BlockSource source)
      throws IOException, InterruptedException, PartFailure {
    List<Part> parts = new ArrayList<>();
    parts.add(postgres());
    parts.add(kafka());
    parts.add(keycloak());
    List<Part> node = node(choice, source);
    parts.addAll(node);
    URI rpc = URI.create(node.getFirst().address());
    List<String> nodeNames = node.stream().map(Part::name).toList();
    parts.add(contracts(rpc, nodeNames));
    parts.addAll(new DeclaredServices(folders, machine, settings, rpc, nodeNames).parts(source));
    return parts;
  }

  private Part postgres() throws IOException, InterruptedException, PartFailure {
    return new PostgresPart(
        folders.postgres(),
        folders.data(PostgresPart.NAME),
        log(PostgresPart.NAME),
        settings.port(PostgresPart.NAME),
        settings.superuserPassword(),
        settings.databases());
  }

  private Part kafka() {
    return new KafkaPart(
        machine.java(),
        folders.kafka(),
        folders.data(KafkaPart.NAME),
        log(KafkaPart.NAME),
        new KafkaPart.Ports(
            settings.port(KafkaPart.NAME), settings.port("kafka-controller", KafkaPart.NAME)),
        settings.secrets().passwordFile(BrokerProperties.ADMIN),
        KafkaAccount.ofNetwork(Settings.VERIFIERS, settings::kafkaPassword));
  }

  private Part keycloak() {
    return new KeycloakPart(
        machine.java(),
        folders.keycloak(),
        folders.data(KeycloakPart.NAME),
        folders.repo().resolve("identity").resolve("conet-realm.json"),
        settings.keycloak());
  }

  private List<Part> node(ChainChoice choice, BlockSource source) {
    Path data = folders.data(choice instanceof ChainChoice.Besu ? "besu" : "anvil");
    int port = settings.port(AnvilPart.NAME);
    return switch (choice) {
      case ChainChoice.Remote remote -> List.of(new RemoteChainPart(remote.rpc()));
      case ChainChoice.Besu besu ->
          List.of(
              new BesuPart(
                  besu.program(),
                  machine.javaHome(),
                  data,
                  new BesuPart.Ports(port, settings.port("node-p2p", AnvilPart.NAME)),
                  settings.secrets().key("validator"),
                  plugin(source)));
      case ChainChoice.Anvil anvil -> {
        Part node = new AnvilPart(folders.npmBinary("anvil"), data, port);
        yield List.of(
            node,
            new KeeperPart(
                machine.node(),
                folders.repo().resolve("localnet/src/main/anvil/keeper.mjs"),
                data,
                URI.create(node.address())));
      }
    };
  }

  private Optional<BesuPart.Plugin> plugin(BlockSource source) {
    return source.hasPlugin()
        ? Optional.of(
            new BesuPart.Plugin(
                folders.besuPlugin(),
                "127.0.0.1:" + settings.port(KafkaPart.NAME),
                settings.kafkaPassword(BesuPart.KAFKA_USER),
                folders.addresses()))
        : Optional.empty();
  }

  private Part contracts(URI rpc, List<String> nodeNames) {
    return new ContractsPart(
        folders.repo().resolve("contracts"),
        folders.addresses(),
        log(ContractsPart.NAME),
        nodeNames,
        rpc,
        deployment());
  }

  private Map<String, String> deployment() {
    return Map.of(
        "CONET_DEPLOYER_KEY", settings.secrets().keyInTheClear("deployer"),
        "CONET_HOLDER", settings.secrets().key("holder").address().hex(),
        "CONET_VERIFIERS",
            String.join(
                ",",
                settings.secrets().key("verifier-1").address().hex(),
                settings.secrets().key("verifier-2").address().hex(),
                settings.secrets().key("verifier-3").address().hex()),
        "CONET_VERIFIER_THRESHOLD", "2");
  }

  private Path log(String part) {
    return folders.logs().resolve(part + ".log");
  }
}
