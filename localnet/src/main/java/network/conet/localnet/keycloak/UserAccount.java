package network.conet.localnet.keycloak;

/** A person of a local network. */
public record UserAccount(String name, String password) {
  @Override
  public String toString() {
    return "UserAccount[" + name + "]";
  }
}
