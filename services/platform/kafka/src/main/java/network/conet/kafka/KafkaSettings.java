package network.conet.kafka;

import java.nio.file.Path;

/** What a client must be told; a service's configuration has it as a group. */
public interface KafkaSettings {
  String bootstrapServers();

  /** The account. */
  String user();

  /** A file with the account's password, and nothing else but a line end. */
  Path passwordFile();
}
