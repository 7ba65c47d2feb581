package network.conet.tickets.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk that forgets: at a crash each write since the last sync is there, gone, or cut. It can be
 * told to fail at the n-th write or sync, and from then on does.
 */
final class CrashingStorage implements JournalStorage {
  private final Map<String, byte[]> disk = new HashMap<>();
  private final Map<String, List<Write>> unsynced = new HashMap<>();
  private final Random random;
  private int stepsLeft;

  CrashingStorage(Random random, int stepsLeft) {
    this.random = random;
    this.stepsLeft = stepsLeft;
  }

  private record Write(int position, byte[] bytes) {}

  /** What another process finds after the crash; works for ever. */
  synchronized CrashingStorage crashed() {
    CrashingStorage after = new CrashingStorage(random, Integer.MAX_VALUE);
    disk.forEach((name, content) -> after.disk.put(name, content.clone()));
    unsynced.forEach(
        (name, writes) -> {
          for (Write write : writes) {
            int kept = random.nextInt(write.bytes().length * 2) % (write.bytes().length + 1);
            System.arraycopy(write.bytes(), 0, after.disk.get(name), write.position(), kept);
          }
        });
    return after;
  }

  @Override
  public synchronized List<String> names() {
    return disk.keySet().stream().sorted().toList();
  }

  @Override
  public synchronized Segment open(String name, int bytes) throws IOException {
    step();
    disk.computeIfAbsent(name, key -> new byte[bytes]);
    return new Segment() {
      @Override
      public byte[] read() {
        synchronized (CrashingStorage.this) {
          return disk.get(name).clone();
        }
      }

      @Override
      public void write(int position, byte[] content) throws IOException {
        synchronized (CrashingStorage.this) {
          unsynced
              .computeIfAbsent(name, key -> new ArrayList<>())
              .add(new Write(position, content.clone()));
          step();
        }
      }

      @Override
      public void force() throws IOException {
        synchronized (CrashingStorage.this) {
          step();
          for (Write write : unsynced.getOrDefault(name, List.of())) {
            System.arraycopy(
                write.bytes(), 0, disk.get(name), write.position(), write.bytes().length);
          }
          unsynced.remove(name);
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    step();
    disk.remove(name);
    unsynced.remove(name);
  }

  private void step() throws IOException {
    if (stepsLeft-- <= 0) {
      stepsLeft = 0;
      throw new IOException("the machine stands still");
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(disk.keySet().toArray());
  }
}
