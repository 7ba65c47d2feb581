package network.conet.localnet.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts after what they need. */
public final class Order {
  private Order() {}

  /** The named parts and whatever they need, in the order given. */
  public static List<Part> with(List<Part> parts, Set<String> names) {
    Set<String> wanted = new LinkedHashSet<>(names);
    List<Part> ordered = byNeeds(parts);
    for (Part part : ordered.reversed()) {
      if (wanted.contains(part.name())) {
        wanted.addAll(part.needs());
      }
    }
    return parts.stream().filter(part -> wanted.contains(part.name())).toList();
  }

  static List<Part> byNeeds(List<Part> parts) {
    Map<String, Part> byName = new LinkedHashMap<>();
    parts.forEach(part -> byName.put(part.name(), part));
    Map<String, Part> ordered = new LinkedHashMap<>();
    parts.forEach(part -> visit(part, byName, ordered, new LinkedHashSet<>()));
    return new ArrayList<>(ordered.values());
  }

  private static void visit(
      Part part, Map<String, Part> byName, Map<String, Part> ordered, Set<String> path) {
    if (ordered.containsKey(part.name())) {
      return;
    }
    if (!path.add(part.name())) {
      throw new IllegalArgumentException("parts need each other: " + path);
    }
    for (String need : part.needs()) {
      Part needed = byName.get(need);
      if (needed != null) {
        visit(needed, byName, ordered, path);
      }
    }
    path.remove(part.name());
    ordered.put(part.name(), part);
  }
}
