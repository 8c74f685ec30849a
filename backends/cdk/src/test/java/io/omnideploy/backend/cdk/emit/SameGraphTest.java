package io.omnideploy.backend.cdk.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.cdk.CdkExamples;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Examples.Example;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CloudFormation is told what the graph says: of each resource, with what became a part of it, each value of the graph stands in the
 * template, and nothing else does but CloudFormation's own words. What can't be told is listed, with the reason.
 */
class SameGraphTest {
    private static final Path DIFFERENCES = Path.of("../../docs/backends/differences.md");

    private static final String HEAD = """
            Every example that CloudFormation can express is compared, each value of the resource graph with the template. What is a resource of
            its own in the graph may be a part of another one there, or the other way round, as the catalog says; the values are the same, but
            for what stands here.

            | tool | of the graph | why |
            |---|---|---|
            """;

    @TestFactory
    List<DynamicTest> cloudFormationIsToldTheSame() throws IOException {
        Set<String> differences = new TreeSet<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Example example : CdkExamples.all()) {
            tests.add(DynamicTest.dynamicTest(example.toString(), () -> compare(example, differences)));
        }
        tests.add(DynamicTest.dynamicTest(
                "what is not the same is listed",
                () -> Golden.checkSection(
                        DIFFERENCES, "CloudFormation", HEAD + String.join("\n", differences) + "\n")));
        return tests;
    }

    private static void compare(Example example, Set<String> differences) {
        EmitRequest request = example.deployment().emitRequest();
        ResourceGraph graph = request.graph();
        Hosts hosts = new Hosts(graph, request.catalog(), new LogicalIds(graph));
        Template template = TemplateWriter.template(request);
        Map<ResourceId, GraphLeaves> wanted = new TreeMap<>();
        graph.resources()
                .values()
                .forEach(spec -> wanted.computeIfAbsent(
                                hosts.of(spec.id()),
                                id -> new GraphLeaves(graph, request.catalog(), hosts, differences))
                        .add(spec));
        Map<ResourceId, TemplateLeaves> told = new TreeMap<>();
        for (TemplateResource resource : template.resources().values()) {
            told.computeIfAbsent(resource.origin(), id -> new TemplateLeaves(template))
                    .add(resource);
        }

        assertThat(told.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((id, leaves) -> {
            List<String> lost = new ArrayList<>(leaves.leaves());
            told.get(id).leaves().forEach(lost::remove);
            Set<String> more = new TreeSet<>(told.get(id).leaves());
            more.removeAll(leaves.leaves());
            more.removeAll(leaves.added());
            // What a second resource needs to tell of which one it is.
            more.removeIf(leaf -> leaf.startsWith("@" + hosts.logicalId(id) + "."));
            assertThat(lost).as(id + ": not in the template").isEmpty();
            assertThat(more).as(id + ": not of the graph").isEmpty();
        });
    }
}
