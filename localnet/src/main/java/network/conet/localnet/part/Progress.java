package network.conet.localnet.part;

/** Told of what happens while parts start and stop. */
public interface Progress {
  Progress SILENT = new Progress() {};

  default void starting(String part) {}

  default void finished(Outcome outcome) {}

  default void stopped(String part, boolean inOrder) {}
}
