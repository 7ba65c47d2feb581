package network.conet.testing;

import java.util.function.Supplier;

/** What one JVM starts once, found again through a system property by every class loader. */
final class SharedPart {
  private static final Object LOCK = System.class;

  private SharedPart() {}

  /** The address of the part, started by {@code start} if nobody did so before. */
  static String addressOf(String name, Supplier<String> start) {
    String property = "conet.test." + name;
    synchronized (LOCK) {
      String running = System.getProperty(property);
      if (running == null) {
        running = start.get();
        System.setProperty(property, running);
      }
      return running;
    }
  }
}
