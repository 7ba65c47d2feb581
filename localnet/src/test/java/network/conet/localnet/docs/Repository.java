package network.conet.localnet.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The clone that the tests run in, as text. */
final class Repository {
  private static final Set<String> MADE = Set.of("target", "node_modules", "dist", "out", "cache");

  private final Path home;

  private Repository(Path home) {
    this.home = home;
  }

  static Repository ofThisModule() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("conet"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not inside a clone: " + Path.of("").toAbsolutePath());
      }
    }
    return new Repository(folder);
  }

  Path path(String relative) {
    return home.resolve(relative);
  }

  boolean has(String relative) {
    return Files.exists(path(relative));
  }

  String read(String relative) {
    return read(path(relative));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text under a heading of a document, up to the next one of its rank. */
  String section(String document, String heading) {
    String text = read(document);
    int begin = text.indexOf("\n## " + heading + "\n");
    if (begin < 0) {
      throw new AssertionError(document + " has no section " + heading);
    }
    int end = text.indexOf("\n## ", begin + 1);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  /** Files under a folder whose path ends so, without what is made by a build. */
  SortedSet<Path> files(String under, String ending) {
    SortedSet<Path> found = new TreeSet<>();
    try {
      Files.walkFileTree(
          path(under),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              return MADE.contains(name) || name.startsWith(".")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(ending)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The first group of every match. */
  static SortedSet<String> found(String regex, String text) {
    return Pattern.compile(regex, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
