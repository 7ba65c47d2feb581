package network.conet.localnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.conet.kafka.Party;
import network.conet.kafka.Topic;
import network.conet.kafka.Topics;
import org.junit.jupiter.api.Test;

/** Lists in the documents that the code or the folders hold too. */
class ListsTest {
  private final Repository repository = Repository.ofThisModule();

  @Test
  void theTableOfModulesIsThatOfTheBuild() {
    String table = repository.section("README.md", "Modules");
    SortedSet<String> rows = Repository.found("^\\| \\[([^\\]]+?)/?\\]", table);
    assertThat(rows).allMatch(repository::has, "is a folder");
    for (String module : modules()) {
      assertThat(rows)
          .as("a row for %s", module)
          .contains(module.startsWith("services/platform/") ? "services/platform" : module);
    }
  }

  @Test
  void eachPlatformModuleIsDescribed() {
    SortedSet<String> described =
        Repository.found("`([a-z/-]+)`", repository.section("docs/architecture.md", "Modules"));
    modules().stream()
        .filter(module -> module.startsWith("services/platform/"))
        .map(module -> module.substring("services/platform/".length()))
        .forEach(
            name ->
                assertThat(described)
                    .as("platform module %s in docs/architecture.md", name)
                    .containsAnyOf(name, "services/platform/" + name));
  }

  private SortedSet<String> modules() {
    return Repository.found("<module>([^<]+)</module>", repository.read("pom.xml"));
  }

  @Test
  void theTableOfTopicsIsTheList() {
    String table = repository.section("docs/architecture.md", "Topics");
    assertThat(table.lines().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(Topics.all().stream().map(ListsTest::row).toList());
  }

  private static String row(Topic topic) {
    return "| `%s` | %s | %d | %s | %s | %s |"
        .formatted(
            topic.name(),
            topic.keyedBy(),
            topic.partitions(),
            topic.kept().map(kept -> kept.toDays() + " days").orElse("for ever"),
            names(topic.writers()),
            names(topic.readers()));
  }

  private static String names(Set<Party> parties) {
    return parties.stream()
        .sorted()
        .map(party -> party.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  /** A topic's name stands in the list alone: whoever uses one takes it from there. */
  @Test
  void theTopicsAreThoseOfTheCode() {
    for (Path file : repository.files("services", ".java")) {
      if (file.toString().contains("/src/main/") && !file.endsWith("Topics.java")) {
        assertThat(Repository.found("\"(conet\\.[a-z.-]+\\.v[0-9]+)\"", Repository.read(file)))
            .as("names of topics in %s", file)
            .isEmpty();
      }
    }
    SortedSet<String> listed = new TreeSet<>();
    Topics.all().forEach(topic -> listed.add(topic.name()));
    assertThat(
            Repository.found(
                "(conet\\.[a-z.-]+\\.v[0-9]+)", repository.read("docs/architecture.md")))
        .isEqualTo(listed);
  }

  @Test
  void theIndexOfDecisionsIsThatOfTheFolder() {
    SortedSet<String> indexed =
        Repository.found("^\\| \\[\\d{4}\\]\\(([^)]+)\\)", repository.read("docs/adr/README.md"));
    SortedSet<String> present = new TreeSet<>();
    for (Path file : repository.files("docs/adr", ".md")) {
      String name = file.getFileName().toString();
      if (!name.equals("README.md")) {
        present.add(name);
        String title = Repository.read(file).lines().findFirst().orElse("");
        assertThat(title).startsWith("# " + name.substring(0, 4) + ". ");
        assertThat(repository.read("docs/adr/README.md"))
            .contains(
                "| [" + name.substring(0, 4) + "](" + name + ") | " + title.substring(8) + " |");
      }
    }
    assertThat(indexed).isEqualTo(present);
  }

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Path document : repository.files("", ".md")) {
      Path folder = document.getParent();
      for (String link : Repository.found("\\]\\(([^)# ]+)[^)]*\\)", Repository.read(document))) {
        if (!link.contains("://")
            && !link.startsWith("mailto:")
            && !Files.exists(folder.resolve(link))) {
          broken.add(document + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }
}
