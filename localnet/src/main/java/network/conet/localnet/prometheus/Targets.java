package network.conet.localnet.prometheus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import network.conet.localnet.part.Part;
import network.conet.localnet.services.ServicePart;
import network.conet.localnet.state.JsonFile;
import network.conet.localnet.state.PrivateFiles;

/** Where Prometheus looks, under the names that people know the parts by. */
public final class Targets {
  private Targets() {}

  static Path file(Path folder) {
    return folder.resolve("targets.json");
  }

  /** Every process of a service among the parts. */
  public static void write(Path folder, List<Part> parts) throws IOException {
    ArrayNode targets = JsonFile.json().createArrayNode();
    for (Part part : parts) {
      if (part instanceof ServicePart service) {
        ObjectNode target = targets.addObject();
        target.putArray("targets").add("127.0.0.1:" + service.port());
        target.putObject("labels").put("instance", service.name());
      }
    }
    PrivateFiles.folder(folder);
    PrivateFiles.replace(file(folder), targets.toPrettyString());
  }
}
