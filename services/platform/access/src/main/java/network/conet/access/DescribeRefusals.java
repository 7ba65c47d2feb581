package network.conet.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in a service's description what holds for all of its paths: every refusal is a {@link
 * Problem}, and how long a page may be.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribeRefusals implements OASFilter {
  private static final String PROBLEM = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI description) {
    if (description.getComponents() == null) {
      description.setComponents(OASFactory.createComponents());
    }
    description.getComponents().addSchema(PROBLEM, problem());
    if (description.getPaths() == null) {
      return;
    }
    for (PathItem path : description.getPaths().getPathItems().values()) {
      path.getOperations().values().forEach(DescribeRefusals::complete);
    }
  }

  private static void complete(Operation operation) {
    operation.getResponses().getAPIResponses().entrySet().stream()
        .filter(response -> response.getKey().startsWith("4"))
        .forEach(response -> response.getValue().setContent(content()));
    APIResponse refusal = OASFactory.createAPIResponse().description("Refused").content(content());
    operation.getResponses().addAPIResponse("default", refusal);
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> "limit".equals(parameter.getName()))
          .forEach(DescribeRefusals::bound);
    }
  }

  private static void bound(Parameter limit) {
    limit.setDescription("Rows of a page.");
    limit.setSchema(
        OASFactory.createSchema()
            .type(List.of(SchemaType.INTEGER))
            .minimum(BigDecimal.ONE)
            .maximum(BigDecimal.valueOf(FieldReader.MAX_LIMIT))
            .defaultValue(FieldReader.DEFAULT_LIMIT));
  }

  private static Content content() {
    Schema reference = OASFactory.createSchema().ref(PROBLEM);
    return OASFactory.createContent()
        .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference));
  }

  private static Schema problem() {
    Schema field = object().addProperty("field", text("Which field of the request is wrong."));
    return object()
        .description("A refusal (RFC 9457); nothing was changed.")
        .addProperty("type", text("urn:conet:problem: and the code."))
        .addProperty("title", text("The code in words."))
        .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
        .addProperty("detail", text("A sentence for a person."))
        .addProperty("code", text("Stable, for programs."))
        .addProperty(
            "errors", OASFactory.createSchema().type(List.of(SchemaType.ARRAY)).items(field))
        .required(List.of("type", "title", "status", "detail", "code"));
  }

  private static Schema object() {
    return OASFactory.createSchema().type(List.of(SchemaType.OBJECT));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
  }
}
