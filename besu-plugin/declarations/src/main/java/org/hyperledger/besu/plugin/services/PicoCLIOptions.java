package org.hyperledger.besu.plugin.services;

/** Where a plugin adds options to the node's command line. */
public interface PicoCLIOptions extends BesuService {
  /**
   * @param options an object whose fields have picocli's annotations, each named {@code
   *     --plugin-NAMESPACE-...}
   */
  void addPicoCLIOptions(String namespace, Object options);
}
