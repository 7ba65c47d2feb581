package network.conet.localnet.demo;

import java.util.ArrayList;
import java.util.List;
import network.conet.localnet.LocalNetwork;

/** What the steps of one run share: the network, its people, and what earlier steps made. */
final class Stage {
  private final LocalNetwork network;
  private final Cast cast;
  private final List<DemoRelay> relays = new ArrayList<>();
  private final List<Person> owners = new ArrayList<>();
  private Person holder;
  private Person delegator;
  private Person client;
  private long fetchedBytes;

  Stage(LocalNetwork network, Cast cast, Person holder) {
    this.network = network;
    this.cast = cast;
    this.holder = holder;
    this.delegator = holder;
    this.client = holder;
  }

  LocalNetwork network() {
    return network;
  }

  Cast cast() {
    return cast;
  }

  Person holder() {
    return holder;
  }

  List<Person> owners() {
    return owners;
  }

  List<DemoRelay> relays() {
    return relays;
  }

  Person delegator() {
    return delegator;
  }

  Person client() {
    return client;
  }

  long fetchedBytes() {
    return fetchedBytes;
  }

  void enter(List<Person> newOwners, Person newDelegator, Person newClient) {
    owners.addAll(newOwners);
    delegator = newDelegator;
    client = newClient;
  }

  void fetched(long bytes) {
    fetchedBytes = bytes;
  }
}
