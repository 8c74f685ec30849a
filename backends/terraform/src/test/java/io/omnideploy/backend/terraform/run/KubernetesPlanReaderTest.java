package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Golden;
import io.omnideploy.testkit.KubernetesStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads plans that a real Terraform told of a real API server: a first one, a secret with another value, and one of files in which a
 * text, an image, a number, a port, an item of a list and a selector were changed.
 */
class KubernetesPlanReaderTest {
    private static final Path PLANS = Path.of("src/test/resources/plans-kubernetes");

    @ParameterizedTest
    @ValueSource(strings = {"create", "secret", "changes"})
    void aPlanIsToldInTheTermsOfTheGraph(String name) throws IOException {
        ResourceGraph graph = KubernetesStack.graph();
        EmitRequest request = Graphs.emit(KubernetesStack.ID, graph);
        Names names = new Names(graph, Graphs.CATALOG);
        PlanReader reader = new PlanReader(
                request,
                "terraform",
                names,
                AppliedRecord.of(graph, names),
                Files.readString(PLANS.resolve(name + ".json")));

        Golden.check(
                PLANS.resolve(name + ".txt"),
                PlanReaderTest.render(reader.changes(Optional.empty(), Set.of(), false, List.of(), List.of())));
    }
}
