package network.conet.localnet.demo;

import java.util.ArrayList;
import java.util.List;
import network.conet.localnet.LocalNetwork;

/** What the steps of one run share: the network, its people, and what earlier steps made. */
public final class Stage {
  private final LocalNetwork network;
  private final Cast cast;
  private final List<DemoRelay> relays = new ArrayList<>();
  private final List<Person> owners = new ArrayList<>();
  private Person holder;
  private Person delegator;
  private Person client;
  private long fetchedBytes;

  public Stage(LocalNetwork network, Cast cast, Person holder) {
    this.network = network;
    this.cast = cast;
    this.holder = holder;
    this.delegator = holder;
    this.client = holder;
  }

  public LocalNetwork network() {
    return network;
  }

  public Cast cast() {
    return cast;
  }

  public Person holder() {
    return holder;
  }

  public List<Person> owners() {
    return owners;
  }

  public List<DemoRelay> relays() {
    return relays;
  }

  public Person delegator() {
    return delegator;
  }

  public Person client() {
    return client;
  }

  public long fetchedBytes() {
    return fetchedBytes;
  }

  public void enter(List<Person> newOwners, Person newDelegator, Person newClient) {
    owners.addAll(newOwners);
    delegator = newDelegator;
    client = newClient;
  }

  public void fetched(long bytes) {
    fetchedBytes = bytes;
  }
}
