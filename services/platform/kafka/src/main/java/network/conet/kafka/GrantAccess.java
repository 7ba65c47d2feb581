package network.conet.kafka;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that follow from the list of topics; any other right to them is taken away. */
final class GrantAccess {
  private static final String FROM_ANYWHERE = "*";

  private GrantAccess() {}

  static void on(Admin broker, List<KafkaAccount> accounts) {
    Set<AclBinding> wanted =
        accounts.stream().flatMap(one -> of(one).stream()).collect(Collectors.toSet());
    Collection<AclBinding> present = Answer.of(broker.describeAcls(AclBindingFilter.ANY).values());
    Set<String> principals =
        accounts.stream().map(KafkaAccount::principal).collect(Collectors.toSet());
    List<AclBindingFilter> stale =
        present.stream()
            .filter(binding -> concerns(binding, principals) && !wanted.contains(binding))
            .map(AclBinding::toFilter)
            .toList();
    Answer.of(broker.deleteAcls(stale).all());
    Set<AclBinding> missing = new HashSet<>(wanted);
    missing.removeAll(present);
    Answer.of(broker.createAcls(missing).all());
  }

  private static boolean concerns(AclBinding binding, Set<String> principals) {
    return principals.contains(binding.entry().principal())
        || (binding.pattern().resourceType() == ResourceType.TOPIC
            && Topics.all().stream().anyMatch(topic -> covers(binding.pattern(), topic.name())));
  }

  private static boolean covers(ResourcePattern pattern, String topic) {
    return pattern.name().equals(ResourcePattern.WILDCARD_RESOURCE)
        || (pattern.patternType() == PatternType.PREFIXED
            ? topic.startsWith(pattern.name())
            : topic.equals(pattern.name()));
  }

  static Set<AclBinding> of(KafkaAccount account) {
    Set<AclBinding> rights = new HashSet<>();
    for (Topic topic : Topics.of(account.party())) {
      ResourcePattern pattern = literal(ResourceType.TOPIC, topic.name());
      rights.add(allow(account, pattern, AclOperation.DESCRIBE));
      rights.add(allow(account, pattern, AclOperation.DESCRIBE_CONFIGS));
      if (topic.writers().contains(account.party())) {
        rights.add(allow(account, pattern, AclOperation.WRITE));
      }
      if (topic.readers().contains(account.party())) {
        rights.add(allow(account, pattern, AclOperation.READ));
      }
    }
    rights.add(allow(account, own(ResourceType.GROUP, account), AclOperation.READ));
    ResourcePattern transactions = own(ResourceType.TRANSACTIONAL_ID, account);
    rights.add(allow(account, transactions, AclOperation.DESCRIBE));
    rights.add(allow(account, transactions, AclOperation.WRITE));
    return rights;
  }

  private static ResourcePattern own(ResourceType type, KafkaAccount account) {
    return new ResourcePattern(type, KafkaAccount.prefix(account.user()), PatternType.PREFIXED);
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }

  private static AclBinding allow(
      KafkaAccount account, ResourcePattern pattern, AclOperation operation) {
    return new AclBinding(
        pattern,
        new AccessControlEntry(
            account.principal(), FROM_ANYWHERE, operation, AclPermissionType.ALLOW));
  }
}
