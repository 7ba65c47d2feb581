package network.conet.localnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What can be set is what is said to be. A service reads a setting where its application.properties
 * names it, or by the name of a method of its configuration: {@code conet.relay}'s {@code
 * dataPort()} is CONET_RELAY_DATA_PORT.
 */
class SettingsTest {
  private static final SortedSet<String> READ_BY_THE_FRAMEWORK =
      new TreeSet<>(java.util.List.of("QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT"));
  private static final Pattern PREFIX =
      Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?:@WithDefault\\(\"(?<value>[^\"]*)\"\\)\\s+)?(?:@WithName\\(\"[^\"]*\"\\)\\s+)?"
              + "^ {2,4}(?<type>[A-Z]?[A-Za-z<>]+) (?<name>[a-z][A-Za-z]*)\\(\\);|"
              + "^ {2}interface (?<inner>\\w+) \\{|^ {2}(?<end>\\})$",
          Pattern.MULTILINE);

  private final Repository repository = Repository.ofThisModule();

  @Test
  void namedSettingsAreDescribedAndReadBySomeService() {
    SortedSet<String> described =
        Repository.found(
            "\\b((?:CONET|QUARKUS)_[A-Z_]+)",
            repository.section("docs/architecture.md", "Settings"));
    SortedSet<String> named = new TreeSet<>();
    for (Path file : repository.files("services", "src/main/resources/application.properties")) {
      named.addAll(Repository.found("\\$\\{([A-Z_]+)", Repository.read(file)));
    }
    assertThat(described).containsAll(named);
    SortedSet<String> read = new TreeSet<>(named);
    read.addAll(members().keySet());
    read.addAll(READ_BY_THE_FRAMEWORK);
    assertThat(read).containsAll(described);
  }

  @Test
  void settingsWithADefaultAreListedWithIt() {
    SortedSet<String> set = new TreeSet<>();
    for (Path file : repository.files("services", "src/main/resources/application.properties")) {
      Repository.found("^(conet\\.[a-z.-]+)=", Repository.read(file))
          .forEach(key -> set.add(environmentName(key)));
    }
    SortedSet<String> described =
        Repository.found(
            "\\b(CONET_[A-Z_]+)", repository.section("docs/architecture.md", "Settings"));
    Map<String, String> listed = listed();
    Map<String, String> expected = new TreeMap<>(members());
    expected.keySet().removeAll(set);
    expected.keySet().removeIf(name -> described.contains(name) && !listed.containsKey(name));
    assertThat(listed).isEqualTo(expected);
  }

  private Map<String, String> listed() {
    Map<String, String> listed = new TreeMap<>();
    Matcher row =
        Pattern.compile("^\\| (CONET_[A-Z_]+) \\| `?([^|`]*)`? \\|", Pattern.MULTILINE)
            .matcher(repository.read("docs/settings.md"));
    while (row.find()) {
      listed.put(row.group(1), row.group(2));
    }
    return listed;
  }

  /** The names under which members of configurations can be set, and their defaults. */
  private Map<String, String> members() {
    Map<String, String> members = new TreeMap<>();
    for (Path file : repository.files("services", "Config.java")) {
      String source = Repository.read(file);
      Matcher prefix = PREFIX.matcher(source);
      if (prefix.find()) {
        String inner = "";
        Matcher member = MEMBER.matcher(source.substring(prefix.end()));
        while (member.find()) {
          if (member.group("inner") != null) {
            inner = member.group("inner") + ".";
          } else if (member.group("end") != null) {
            inner = "";
          } else if (!isGroup(member.group("type"), source)) {
            String value = member.group("value");
            members.put(
                environmentName(prefix.group(1) + "." + inner + member.group("name")),
                value == null ? "" : value);
          }
        }
      }
    }
    return members;
  }

  /** A group is known by its members: its own here, or one that several services have. */
  private static boolean isGroup(String type, String source) {
    return source.contains("interface " + type + " {") || type.endsWith("Settings");
  }

  private static String environmentName(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1_$2")
        .replace('.', '_')
        .replace('-', '_')
        .toUpperCase(java.util.Locale.ROOT);
  }
}
