package network.conet.k8s;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart of this module, and Helm. */
final class Chart {
  static final List<String> NETWORKS = List.of("small", "large");

  private static final Path FOLDER = Path.of("conet");

  private Chart() {}

  static Path values(String network) {
    return Path.of("values", network + ".yaml");
  }

  /** Lints a copy whose own values are a network's: the linter takes no others. */
  static LintResult lint(String network) {
    try {
      Path copy = Files.createTempDirectory("chart").resolve("conet");
      try (Stream<Path> files = Files.walk(FOLDER)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(FOLDER.relativize(file).toString()));
        }
      }
      Map<String, Object> values = load(read(FOLDER.resolve("values.yaml")));
      put(values, load(read(values(network))));
      Files.writeString(copy.resolve("values.yaml"), new Yaml().dump(values));
      return new Helm(copy).lint().strict().call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Map<String, Object> values, Map<String, Object> others) {
    others.forEach(
        (name, other) -> {
          if (other instanceof Map && values.get(name) instanceof Map) {
            put(cast(values.get(name)), cast(other));
          } else {
            values.put(name, other);
          }
        });
  }

  static String render(Path values) {
    TemplateCommand template = new Helm(FOLDER).template();
    return template
        .withKubeVersion("1.30.0")
        .withName("net")
        .withNamespace("conet")
        .withValuesFile(values)
        .call();
  }

  /** What a change of one value in a network's values renders to. */
  static String renderWith(String network, String path, Object value) {
    Map<String, Object> values = Chart.<Map<String, Object>>load(read(values(network)));
    Map<String, Object> place = values;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      place =
          Chart.<Map<String, Object>>cast(
              place.computeIfAbsent(names[i], absent -> new java.util.TreeMap<>()));
    }
    place.put(names[names.length - 1], value);
    try {
      Path file = Files.createTempFile("values", ".yaml");
      Files.writeString(file, new Yaml().dump(values));
      return render(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every object of a rendered text. */
  static List<Map<String, Object>> objects(String rendered) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Object document : yaml().loadAll(rendered)) {
      if (document != null) {
        objects.add(Chart.<Map<String, Object>>cast(document));
      }
    }
    return objects;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Yaml yaml() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }

  static <T> T load(String text) {
    return Chart.<T>cast(yaml().load(text));
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
