package network.conet.localnet.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.conet.localnet.state.JsonFile;

/** One file a running part, named NAME.pid. */
public final class RunFolder {
  private static final String SUFFIX = ".pid";
  private final Path folder;

  public RunFolder(Path folder) {
    this.folder = folder;
  }

  public Optional<ProcessRecord> find(String name) {
    return JsonFile.read(file(name), ProcessRecord.class);
  }

  /** The record, if its process still runs. */
  public Optional<ProcessRecord> alive(String name) {
    return find(name).filter(part -> part.process().stillRuns());
  }

  public List<ProcessRecord> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .flatMap(file -> JsonFile.read(file, ProcessRecord.class).stream())
          .sorted(Comparator.comparing(ProcessRecord::name))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public void record(ProcessRecord part) {
    JsonFile.write(file(part.name()), part);
  }

  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }
}
