package io.omnideploy.backend.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.cdk.emit.TemplateWriter;
import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.backend.pulumi.program.EmittedProgram.Declared;
import io.omnideploy.backend.pulumi.program.GraphForm.Difference;
import io.omnideploy.backend.terraform.TerraformBackend;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Examples;
import io.omnideploy.testkit.Examples.Example;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example on every target, as each tool is told of it: the generated HCL and what the Pulumi program declares are brought to
 * one form and held against the graph, resource by resource, property by property. Where a tool can't be told the same is listed,
 * with the reason, in docs/backends/differences.md.
 */
class SameGraphTest {
    private static final Path DIFFERENCES = Path.of("../../docs/backends/differences.md");

    private static final String HEAD = """
            Both are told the same of every example, on every target, resource by resource and property by property, but for what stands here.

            | tool | of the graph | why |
            |---|---|---|
            """;

    @TempDir
    Path classes;

    @TestFactory
    List<DynamicTest> everyToolIsToldTheSame() throws IOException {
        Set<Difference> differences = new TreeSet<>();
        List<DynamicTest> tests = new ArrayList<>();
        Map<Path, Example> programs = new TreeMap<>();
        Examples.of(PulumiNames.TOOL)
                .forEach(example -> programs.put(example.expected().getParent(), example));
        programs.values()
                .forEach(example ->
                        tests.add(DynamicTest.dynamicTest(example.toString(), () -> compare(example, differences))));
        tests.add(DynamicTest.dynamicTest("what is not the same is listed", () -> {
            StringBuilder page = new StringBuilder(HEAD);
            differences.forEach(difference -> page.append(difference).append('\n'));
            Golden.checkSection(DIFFERENCES, "Terraform and Pulumi", page.toString());
        }));
        return tests;
    }

    private void compare(Example example, Set<Difference> differences) throws Exception {
        EmitRequest request = example.deployment().emitRequest();
        ImaginedPlatform platform = new ImaginedPlatform(request.graph(), request.catalog());
        Wanted values = new Wanted(request.graph(), request.catalog(), platform, ProgramCheck.PROJECT_DIR);

        EmitRequest pulumi = request.without(PulumiNames.TOOL);
        Declared declared = new ProgramCheck(pulumi, new Emission(pulumi).files(), classes).declaresTheGraph();

        same(
                PulumiNames.TOOL,
                pulumi,
                values,
                new PulumiForm(pulumi).resources(declared.inputs(), differences),
                differences);
        EmitRequest terraform = request.without(Names.TOOL);
        Map<String, String> folder = new TerraformBackend().emit(request);
        if (hasTemplate(request)) {
            template(request.without(TemplateForm.TOOL));
        }
        same(Names.TOOL, terraform, values, new TerraformForm(terraform, values).resources(folder), differences);
    }

    /** CloudFormation has other resources, so what is compared are properties in those into which they went. */
    private static void template(EmitRequest request) {
        TemplateForm form = new TemplateForm(request.graph(), request.catalog());
        Map<ResourceId, Set<String>> said = form.said(TemplateWriter.template(request));
        List<String> lost = new ArrayList<>();
        for (ResourceSpec spec : request.graph().resources().values()) {
            Set<String> told = said.getOrDefault(form.host(spec.id()), Set.of());
            form.wanted(spec).forEach((place, forms) -> {
                if (forms.stream().noneMatch(told::contains)) {
                    lost.add(spec.id() + " " + place);
                }
            });
        }
        assertThat(lost).as("said by the graph and not by the template").isEmpty();
    }

    private static boolean hasTemplate(EmitRequest request) {
        return request.graph().types().stream()
                .map(request.catalog()::expect)
                .allMatch(type -> (type.name(TemplateForm.TOOL).isPresent()
                                || type.omitted().containsKey(TemplateForm.TOOL))
                        && !type.structure()
                                .getOrDefault(TemplateForm.TOOL, Collections.emptySortedMap())
                                .containsKey("refused"));
    }

    private static void same(
            String tool,
            EmitRequest request,
            Wanted values,
            Map<ResourceId, Map<String, Object>> told,
            Set<Difference> differences) {
        assertThat(told.keySet())
                .as("resources in " + tool)
                .isEqualTo(request.graph().resources().keySet());
        GraphForm form = new GraphForm(values);
        for (ResourceSpec spec : request.graph().resources().values()) {
            Map<String, Object> graph = form.properties(spec);
            Map<String, Object> wanted = GraphForm.saidTo(
                    tool,
                    graph,
                    request.catalog().expect(spec.id().type()).properties(),
                    spec.id().type().toString(),
                    differences);
            assertThat(GraphForm.opened(told.get(spec.id()), wanted))
                    .as(tool + ": " + spec.id())
                    .isEqualTo(wanted);
        }
    }
}
