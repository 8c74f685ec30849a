package io.omnideploy.backend.terraform.run;

import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.list;
import static io.omnideploy.resource.Value.object;
import static io.omnideploy.resource.Value.ref;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads plans that a real Terraform told of real containers; each lies beside what is to be made of it. */
class PlanReaderTest {
    private static final Path PLANS = Path.of("src/test/resources/plans");
    private static final DeploymentId ID = new DeploymentId("shop", "dev");

    static Stream<String> plans() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlanIsToldInTheTermsOfTheGraph(String name) throws IOException {
        ResourceGraph graph = graph(name.equals("env") ? "NEW" : "GONE");
        EmitRequest request = Graphs.emit(ID, graph);
        Names names = new Names(graph, Graphs.CATALOG);
        AppliedRecord applied = AppliedRecord.of(graph("GONE"), names);

        String text = render(plan(name, request, names, applied));

        Golden.check(PLANS.resolve(name + ".txt"), text);
        assertThat(text).doesNotContain("canary");
    }

    @ParameterizedTest
    @MethodSource("plans")
    void withoutARecordOfWhatWasSecretNothingThatMayHaveBeenIsShown(String name) throws IOException {
        ResourceGraph graph = graph(name.equals("env") ? "NEW" : "GONE");
        EmitRequest request = Graphs.emit(ID, graph);
        Names names = new Names(graph, Graphs.CATALOG);

        assertThat(render(plan(name, request, names, new AppliedRecord(new TreeMap<>()))))
                .doesNotContain("canary");
    }

    @Test
    void whatGoesAwayIsNamedAlthoughTheGraphKnowsItNoMore() throws IOException {
        ResourceGraph empty = Graphs.graph(List.of(), List.of());
        EmitRequest request = Graphs.emit(ID, empty);

        Plan plan = plan("destroy", request, new Names(empty, Graphs.CATALOG), new AppliedRecord(new TreeMap<>()));

        assertThat(plan.changes())
                .extracting(change -> change.resource() + " " + change.operation())
                .containsExactly(
                        "docker.Container/web delete", "docker.Image/web delete", "docker.Network/main delete");
    }

    private static Plan plan(String name, EmitRequest request, Names names, AppliedRecord applied) throws IOException {
        PlanReader reader =
                new PlanReader(request, "terraform", names, applied, Files.readString(PLANS.resolve(name + ".json")));
        return name.equals("refresh-only")
                ? reader.drift(Optional.empty())
                : reader.changes(Optional.empty(), Set.of(), name.equals("destroy"), List.of(), List.of());
    }

    /** The graph from which the plans were recorded; one entry of the environment was a secret once. */
    private static ResourceGraph graph(String third) {
        Map<String, Value> env = new TreeMap<>(Map.of(
                "GREETING",
                text("hello"),
                "PASSWORD",
                new Value.SecretInput("db_password"),
                third,
                third.equals("NEW") ? text("1") : new Value.SecretInput("db_password")));
        ResourceSpec web = ResourceSpec.builder(Graphs.id(Graphs.CONTAINER, "web"))
                .set("name", text("tfexp-web"))
                .set("image", ref(Graphs.id(Graphs.IMAGE, "web"), "image_id"))
                .set("env", object(env))
                .set("must_run", bool(true))
                .set("networks_advanced", list(object(Map.of("name", ref(Graphs.id(Graphs.NETWORK, "main"), "id")))))
                .build();
        ResourceSpec network = ResourceSpec.builder(Graphs.id(Graphs.NETWORK, "main"))
                .set("name", text("tfexp"))
                .set("internal", bool(false))
                .build();
        return Graphs.graph(
                List.of(web, network, Graphs.image("web", "omnideploy-test/sh:1")), List.of(Graphs.PASSWORD));
    }

    static String render(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (Change change : plan.changes()) {
            text.append(change.resource()).append(' ').append(change.operation());
            change.cause().ifPresent(cause -> text.append(" because of ").append(cause));
            text.append('\n');
            change.properties().forEach(property -> text.append(line(property)));
        }
        plan.outputs().forEach(output -> text.append("output").append(line(output)));
        return text.toString();
    }

    private static String line(PropertyChange change) {
        return "  %s: %s -> %s%s%n"
                .formatted(
                        change.path(),
                        side(change.before()),
                        side(change.after()),
                        change.replaces() ? " (replaces)" : "")
                .replace(System.lineSeparator(), "\n");
    }

    private static String side(Shown side) {
        return switch (side) {
            case Shown.Known known -> known.value().toString();
            case Shown.Absent absent -> "absent";
            case Shown.AtApply later -> "at apply";
            case Shown.Masked masked -> "masked";
        };
    }
}
