package network.conet.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Helm accepts the chart for a small and a large network, and the API's model knows every field of
 * every object. What is rendered is left in target/rendered for the checks of references and types.
 */
class RenderedTest {
  /** Kinds of operators, which the API's own model does not have. */
  private static final Set<String> OF_OPERATORS =
      Set.of("postgresql.cnpg.io", "kafka.strimzi.io", "monitoring.coreos.com");

  @ParameterizedTest
  @FieldSource("network.conet.k8s.Chart#NETWORKS")
  void helmRendersEveryObjectThatTheApiKnows(String network) throws IOException {
    String rendered = Chart.render(Chart.values(network));
    Files.createDirectories(Path.of("target", "rendered"));
    Files.writeString(Path.of("target", "rendered", network + ".yaml"), rendered);

    List<Map<String, Object>> objects = Chart.objects(rendered);
    assertThat(objects).hasSizeGreaterThan(30);
    for (Map<String, Object> object : objects) {
      String version = String.valueOf(object.get("apiVersion"));
      if (!OF_OPERATORS.contains(version.split("/", -1)[0])) {
        validate(version, String.valueOf(object.get("kind")), new Gson().toJsonTree(object));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("network.conet.k8s.Chart#NETWORKS")
  void helmsLinterFindsNothing(String network) {
    assertThat(Chart.lint(network))
        .satisfies(
            result -> assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse());
  }

  private static void validate(String apiVersion, String kind, JsonElement object) {
    String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    String model =
        "io.kubernetes.client.openapi.models."
            + version.substring(0, 1).toUpperCase(Locale.ROOT)
            + version.substring(1)
            + kind;
    try {
      Class.forName(model).getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
    } catch (InvocationTargetException refused) {
      throw new AssertionError(
          kind + " " + object + ": " + refused.getCause().getMessage(), refused);
    } catch (ReflectiveOperationException unknown) {
      throw new AssertionError("the API has no " + apiVersion + " " + kind, unknown);
    }
  }
}
