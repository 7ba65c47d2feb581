package network.conet.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What holds in every service: features know no framework, adapters do not know each other, and no
 * service reaches into another one. A service subclasses this with its root package.
 */
public abstract class ArchitectureRules {
  /** Packages directly under a service's root that may hold a framework. */
  private static final List<String> ADAPTERS =
      List.of(
          "grpc", "rest", "kafka", "rpc", "chain", "db", "config", "netty", "socks", "proxy",
          "health", "sqlite");

  private static final String[] FRAMEWORKS = {
    "io.quarkus..",
    "io.smallrye..",
    "jakarta..",
    "org.eclipse.microprofile..",
    "com.google.protobuf..",
    "network.conet.proto..",
    "network.conet.contracts..",
    "io.grpc..",
    "io.vertx..",
    "io.netty..",
    "org.web3j..",
    "org.apache.kafka..",
    "java.sql..",
    "javax.sql..",
    "com.fasterxml.jackson.."
  };

  private final String root;
  private final JavaClasses classes;

  protected ArchitectureRules(String root) {
    this.root = root;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
  }

  @Test
  void featuresKnowNoFramework() {
    noClasses()
        .that(areFeatures())
        .should()
        .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS))
        .because("a rule of the domain must be readable and testable without any of them")
        .check(classes);
  }

  @Test
  void featuresKnowNoAdapter() {
    noClasses()
        .that(areFeatures())
        .should()
        .dependOnClassesThat(resideInAnyPackage(adapterPackages()))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    slices()
        .matching(root + ".(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(DescribedPredicate.alwaysTrue(), areFeaturesOrConfig())
        .ignoreDependency(resideInAnyPackage(root + ".config.."), DescribedPredicate.alwaysTrue())
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    classes()
        .that(DescribedPredicate.not(areGenerated()))
        .should(
            new com.tngtech.archunit.lang.ArchCondition<JavaClass>("be in a @NullMarked package") {
              @Override
              public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                boolean marked =
                    item.getPackage().isAnnotatedWith(org.jspecify.annotations.NullMarked.class);
                events.add(
                    new com.tngtech.archunit.lang.SimpleConditionEvent(
                        item, marked, item.getName() + " is in a package without package-info"));
              }
            })
        .check(classes);
  }

  private DescribedPredicate<JavaClass> areFeatures() {
    return DescribedPredicate.not(resideInAnyPackage(adapterPackages()))
        .and(DescribedPredicate.not(areGenerated()))
        .as("are features");
  }

  private DescribedPredicate<JavaClass> areFeaturesOrConfig() {
    return areFeatures().or(resideInAnyPackage(root + ".config.."));
  }

  private DescribedPredicate<JavaClass> areGenerated() {
    return DescribedPredicate.describe(
        "are generated", c -> c.getSimpleName().isEmpty() || c.getName().contains("$$"));
  }

  private String[] adapterPackages() {
    return ADAPTERS.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
  }
}
