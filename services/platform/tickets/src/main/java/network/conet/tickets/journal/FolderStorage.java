package network.conet.tickets.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Segments as files of one folder. */
public final class FolderStorage implements JournalStorage {
  private final Path folder;

  public FolderStorage(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public Segment open(String name, int bytes) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(name),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.size() < bytes) {
        int missing = (int) (bytes - channel.size());
        writeAll(channel, channel.size(), new byte[missing]);
        channel.force(true);
        forceFolder();
      }
      return new FileSegment(channel, bytes);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
    forceFolder();
  }

  private void forceFolder() throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static void writeAll(FileChannel channel, long position, byte[] bytes)
      throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    long at = position;
    while (left.hasRemaining()) {
      at += channel.write(left, at);
    }
  }

  private record FileSegment(FileChannel channel, int bytes) implements Segment {
    @Override
    public byte[] read() throws IOException {
      ByteBuffer content = ByteBuffer.allocate(bytes);
      while (content.hasRemaining()) {
        if (channel.read(content, content.position()) < 0) {
          throw new IOException("a segment is shorter than it was made");
        }
      }
      return content.array();
    }

    @Override
    public void write(int position, byte[] content) throws IOException {
      writeAll(channel, position, content);
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
