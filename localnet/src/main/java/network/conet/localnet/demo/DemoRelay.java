package network.conet.localnet.demo;

import java.nio.file.Path;
import network.conet.units.NodeId;

/**
 * A relay of the story.
 *
 * @param name of its process
 */
public record DemoRelay(String name, Person owner, NodeId node, Path folder) {}
