package network.conet.besuplugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import network.conet.besuplugin.fake.BrokerTopic;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.fake.FakeServices;
import org.hyperledger.besu.plugin.BesuPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a node gets it: alone, beneath a class loader that has what a node has. */
class PluginJarIT {
  private static final Path JAR = Path.of("target", "conet-besu-plugin.jar");

  /** What a node has on its own class path, of what the plugin names. */
  private static final List<String> OF_THE_NODE =
      List.of(
          "org.hyperledger.besu.",
          "org.apache.tuweni.",
          "org.bouncycastle.",
          "org.jspecify.",
          "org.slf4j.",
          "picocli.",
          "com.fasterxml.jackson.");

  private static final List<String> IN_THE_JAR =
      List.of("network/conet/", "META-INF/", "kafka/kafka-version.properties", "LICENSE", "NOTICE");

  private static final int JAVA_25 = 69;

  @TempDir private Path folder;

  @Test
  void itHoldsOurOwnClassesAndWhatIsCarriedUnderOurName() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names)
          .contains(
              "META-INF/services/org.hyperledger.besu.plugin.BesuPlugin",
              "network/conet/besuplugin/carried/kafka/clients/producer/KafkaProducer.class",
              "network/conet/besuplugin/carried/protobuf/ByteString.class")
          .doesNotHaveDuplicates();
      assertThat(names)
          .filteredOn(name -> !name.endsWith("/"))
          .allMatch(name -> IN_THE_JAR.stream().anyMatch(name::startsWith));
      assertThat(names)
          .filteredOn(name -> name.endsWith(".class") && !name.contains("/carried/"))
          .noneMatch(name -> name.contains("Grpc") || name.contains("quarkus"))
          .noneMatch(name -> name.contains("ChainConsumer") || name.contains("hyperledger/"));
    }
  }

  @Test
  void aNodeIsToldWhatItIsAndWhatItWasBuiltFor() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Title"))
          .isEqualTo("CoNET");
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isNotEmpty();
      try (InputStream in =
          jar.getInputStream(jar.getEntry("META-INF/plugin-artifacts-catalog.json"))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .contains("\"besuVersion\":\"26.8.0\"");
      }
    }
  }

  @Test
  void everyClassIsForTheNodesJavaAndWhatOursNeedIsThere() throws IOException {
    SortedSet<String> missing = new TreeSet<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
        ClassModel model = read(jar, entry);
        assertThat(model.majorVersion()).as(entry.getName()).isLessThanOrEqualTo(JAVA_25);
        if (!entry.getName().contains("/carried/")) {
          for (PoolEntry used : model.constantPool()) {
            if (used instanceof ClassEntry named && !isThere(jar, named.asInternalName())) {
              missing.add(named.asInternalName() + " of " + entry.getName());
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static ClassModel read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return ClassFile.of().parse(in.readAllBytes());
    }
  }

  private static boolean isThere(JarFile jar, String internalName) {
    String name = internalName.replaceAll("^\\[+L?|;$", "");
    return name.length() == 1
        || name.startsWith("java/")
        || OF_THE_NODE.stream().anyMatch(name.replace('/', '.')::startsWith)
        || jar.getEntry(name + ".class") != null;
  }

  @Test
  void itRunsWithNothingElseThanANodeHas() throws Exception {
    BrokerTopic.makeAnew();
    FakeNode node = new FakeNode();
    node.mine(30);
    Path contracts =
        Files.writeString(
            folder.resolve("contracts.json"),
            "{\"chainId\":%d,\"deployBlock\":3,\"contracts\":{\"EpochAnchor\":\"%s\"}}"
                .formatted(FakeNode.CHAIN_ID, FakeNode.FOLLOWED_CONTRACT));
    FakeServices services = new FakeServices(node);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, new NodeClasses())) {
      BesuPlugin plugin = ServiceLoader.load(BesuPlugin.class, loader).findFirst().orElseThrow();
      assertThat(plugin.getClass().getClassLoader()).isSameAs(loader);
      plugin.register(services);
      services.commandLine(
          "--plugin-conet-kafka=" + BrokerTopic.KAFKA,
          "--plugin-conet-kafka-password-file=" + BrokerTopic.PASSWORD_FILE,
          "--plugin-conet-contracts-file=" + contracts);
      services.nodeRuns();
      plugin.start();
      try {
        node.mine(5);
        await()
            .atMost(Duration.ofSeconds(90))
            .untilAsserted(
                () -> {
                  Map<?, ?> status = (Map<?, ?>) services.call("conet_streamStatus");
                  assertThat(status.get("failure")).isNull();
                  assertThat(status.get("blocksWritten")).isEqualTo("0x21");
                });
      } finally {
        plugin.stop();
      }
    }
    assertThat(BrokerTopic.reader().chain()).hasSize(33);
  }

  /** Of this test's class path only what a node has too. */
  private static final class NodeClasses extends ClassLoader {
    NodeClasses() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (OF_THE_NODE.stream().anyMatch(name::startsWith)) {
        return PluginJarIT.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
