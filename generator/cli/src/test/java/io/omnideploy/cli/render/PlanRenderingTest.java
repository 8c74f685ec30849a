package io.omnideploy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.omnideploy.cli.console.Style;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class PlanRenderingTest {
    private final Catalog catalog = new CompiledCatalog(PlanRenderingTest.class.getClassLoader());

    static List<Path> cases() {
        return Cases.of("plan");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textIsAsExpected(Path folder) throws IOException {
        Golden.check(folder.resolve("expected.txt"), new PlanText(Style.PLAIN).of(outline(folder)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void markdownIsAsExpected(Path folder) throws IOException {
        PlanCase input = PlanCase.read(folder.resolve("plan.yaml"));
        Golden.check(folder.resolve("expected.md"), PlanMarkdown.of(outline(folder), input.ledger()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jsonIsAsExpectedAndFitsItsSchema(Path folder) throws IOException {
        PlanCase input = PlanCase.read(folder.resolve("plan.yaml"));
        String json = PlanJson.document(input.plan(), input.graph(), List.of(), input.ledger());
        Golden.check(folder.resolve("expected.json"), json);
        assertThat(errors("plan-1.json", json)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void coloursChangeNothingButColours(Path folder) throws IOException {
        String coloured = new PlanText(Style.COLOURED).of(outline(folder));
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", ""))
                .isEqualTo(new PlanText(Style.PLAIN).of(outline(folder)));
    }

    private PlanOutline outline(Path folder) throws IOException {
        PlanCase input = PlanCase.read(folder.resolve("plan.yaml"));
        return PlanOutline.of(input.plan(), input.graph(), input.positions(), catalog);
    }

    public static List<Error> errors(String schema, String json) throws IOException {
        try (InputStream in = PlanJson.class.getResourceAsStream("/io/omnideploy/cli/schema/" + schema)) {
            Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return compiled.validate(json, InputFormat.JSON);
        }
    }
}
