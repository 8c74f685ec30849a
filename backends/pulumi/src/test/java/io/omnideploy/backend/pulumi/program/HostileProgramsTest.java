package io.omnideploy.backend.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.pulumi.emit.Emission;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people call things and write into values, the program compiles and declares the very same bytes. */
class HostileProgramsTest {
    private static final CompiledCatalog CATALOG = new CompiledCatalog(HostileProgramsTest.class.getClassLoader());
    private static final ResourceType CONTAINER = ResourceType.parse("docker.Container");
    private static final ResourceType VOLUME = ResourceType.parse("docker.Volume");
    private static final ResourceType NETWORK = ResourceType.parse("docker.Network");
    private static final SecretSpec SECRET =
            new SecretSpec("value", SecretSource.parse("env:VALUE").orElseThrow(), false, "*/ of | all");

    @TempDir
    Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"new", "string", "a1-b2"})
    void namesOfTheLanguageAndOfTheProgramAreNamesLikeAnyOther(String name) throws Exception {
        List<ResourceSpec> resources = new ArrayList<>(List.of(network()));
        for (String component : Set.of(
                name,
                "main",
                "shared",
                "container",
                "container-args",
                "inside",
                "network",
                "output",
                "object",
                "lookups",
                "config",
                "web-a",
                "weba",
                "wait",
                "values",
                "expectation",
                "context",
                "resource",
                "list",
                "map",
                "record",
                "override")) {
            resources.add(container(component, "", Map.of("A", new Value.SecretInput("value")))
                    .build());
            resources.add(container(component, "1st", Map.of()).build());
            resources.add(container(component, "init-container", Map.of()).build());
        }

        check(name, ResourceGraph.of(distinct(resources), List.of(SECRET), outputs("new", "class", "a"), Map.of()));
    }

    @Test
    void textsStayTheSameBytes() throws Exception {
        Random random = new Random(7);
        Map<String, Value> env = new TreeMap<>();
        List<Value> uploads = new ArrayList<>();
        List<String> hard = List.of(
                "\"",
                "\\",
                "\\u0041",
                "\\\\u000a\\",
                "*/",
                "/* {@code",
                "%s %n %%",
                "${x} #{y}",
                "\n",
                "a\r\nb",
                "\t ",
                "\0",
                "\u2028\u2029\u0085",
                "\u202e evil",
                "\ufeff",
                "\ud83d\ude00",
                "ä ß 漢",
                "\"\"\"",
                "a\n\"\"\"\n  b \n",
                "  x\n y\n",
                "line \nline\n\n",
                "\\\n\\\n",
                "trailing\\",
                "'",
                "",
                " ");
        for (int at = 0; at < hard.size(); at++) {
            env.put("H" + at, Value.text(hard.get(at)));
            env.put(
                    "I" + at,
                    new Value.Interpolation(List.of(Value.text(hard.get(at)), new Value.SecretInput("value"))));
            uploads.add(Value.object(Map.of(
                    "file",
                    Value.text("/" + at),
                    "content",
                    new Value.JsonText(Value.object(Map.of("k" + hard.get(at), Value.text(hard.get(at))))))));
        }
        for (int at = 0; at < 100; at++) {
            StringBuilder text = new StringBuilder();
            for (int sign = random.nextInt(30); sign > 0; sign--) {
                int next = random.nextInt(4) == 0 ? random.nextInt(0xd800) : random.nextInt(128);
                text.append((char) next);
            }
            env.put("R" + at, Value.text(text.toString()));
        }

        check(
                "hard",
                ResourceGraph.of(
                        List.of(
                                network(),
                                container("web", "", env)
                                        .set("upload", new Value.Seq(uploads))
                                        .build()),
                        List.of(SECRET),
                        List.of(),
                        Map.of()));
    }

    @Test
    void manyValuesAndLongOnesFitIntoTheLimitsOfTheJvm() throws Exception {
        Map<String, Value> known = new TreeMap<>();
        Map<String, Value> mixed = new TreeMap<>();
        for (int at = 0; at < 5_000; at++) {
            known.put("VARIABLE_" + at, Value.text("value " + at));
            mixed.put("VARIABLE_" + at, Value.text("value " + at));
        }
        known.put("LONG", Value.text("ä\"\n漢".repeat(40_000)));
        mixed.put("SECRET", new Value.SecretInput("value"));

        ResourceSpec network = ResourceSpec.builder(ResourceId.of(NETWORK, "main"))
                .set("name", Value.text("n"))
                .set("options", Value.object(known))
                .build();

        check(
                "many",
                ResourceGraph.of(
                        List.of(
                                network,
                                container("known", "", known).build(),
                                container("mixed", "", mixed).build()),
                        List.of(SECRET),
                        List.of(),
                        Map.of()));
    }

    /** They are compiled alone: the SDK's tests take minutes for so many objects. */
    @Test
    void manyValuesMaySpeakOfTheProjectAndOfOtherResources() throws Exception {
        ResourceId volume = ResourceId.of(VOLUME, "data");
        List<Value> texts = new ArrayList<>();
        Map<String, Value> env = new TreeMap<>();
        for (int at = 0; at < 1_100; at++) {
            Value path = at % 300 == 7 ? inProject("/" + at) : Value.text("/" + at);
            texts.add(path);
            env.put("PATH_" + at, path);
        }
        env.put("DOCUMENT", new Value.JsonText(new Value.Seq(texts)));
        List<Value> volumes = new ArrayList<>();
        for (int at = 0; at < 250; at++) {
            Map<String, Value> place = new TreeMap<>(Map.of("container_path", Value.text("/data/" + at)));
            switch (at % 50) {
                case 7 -> place.put("host_path", inProject("/" + at));
                case 8 -> place.put("volume_name", Value.ref(volume, "name"));
                default -> place.put("host_path", Value.text("/srv/" + at));
            }
            volumes.add(Value.object(place));
        }
        ResourceGraph graph = ResourceGraph.of(
                List.of(
                        network(),
                        ResourceSpec.builder(volume)
                                .set("name", Value.text("data"))
                                .build(),
                        container("web", "", env)
                                .set("command", new Value.Seq(texts))
                                .set("volumes", new Value.Seq(volumes))
                                .build()),
                List.of(),
                List.of(),
                Map.of());

        assertThat(new EmittedProgram(new Emission(request("elsewhere", graph)).files(), classes).compile())
                .isEmpty();
    }

    private static Value inProject(String path) {
        return new Value.Interpolation(List.of(new Value.InputRef("project_dir"), Value.text(path)));
    }

    @Test
    void manyResourcesOfOneComponentAreSeveralClasses() throws Exception {
        List<ResourceSpec> resources = new ArrayList<>(List.of(network()));
        for (int at = 0; at < 400; at++) {
            resources.add(container("web", "n" + at, Map.of("A", Value.text("b")))
                    .after(at == 0 ? Set.of() : Set.of(new ResourceId(CONTAINER, "web", "n" + (at - 1))))
                    .build());
        }

        check("crowd", ResourceGraph.of(resources, List.of(), List.of(), Map.of()));
    }

    @Test
    void componentsMayNeedEachOther() throws Exception {
        ResourceId web = ResourceId.of(CONTAINER, "web");
        ResourceId db = ResourceId.of(CONTAINER, "db");
        check(
                "circle",
                ResourceGraph.of(
                        List.of(
                                network(),
                                container("web", "", Map.of()).build(),
                                container("db", "", Map.of()).after(Set.of(web)).build(),
                                container("web", "late", Map.of("DB", Value.ref(db, "id")))
                                        .build(),
                                container("db", "latest", Map.of())
                                        .after(Set.of(new ResourceId(CONTAINER, "web", "late")))
                                        .build()),
                        List.of(),
                        List.of(),
                        Map.of()));
    }

    /** By Pulumi's own classes, and by classes of the program's own for what these have no argument for. */
    private void check(String name, ResourceGraph graph) throws Exception {
        declared(name, graph);
        SortedMap<ResourceId, ResourceSpec> limited = new TreeMap<>(graph.resources());
        limited.replaceAll((id, spec) -> id.type().equals(CONTAINER) ? limited(spec) : spec);
        declared(name, graph.withResources(limited));
    }

    private static ResourceSpec limited(ResourceSpec spec) {
        SortedMap<String, Value> properties = new TreeMap<>(spec.properties());
        properties.put("cpus", Value.text("0.5"));
        return new ResourceSpec(spec.id(), properties, spec.dependsOn(), spec.lifecycle(), spec.origins());
    }

    private void declared(String name, ResourceGraph graph) throws Exception {
        EmitRequest request = request(name, graph);
        new ProgramCheck(request, new Emission(request).files(), classes).declaresTheGraph();
    }

    private static EmitRequest request(String name, ResourceGraph graph) {
        return new EmitRequest(
                new DeploymentId(name, "dev"),
                "docker",
                graph,
                CATALOG,
                provider -> Optional.empty(),
                Optional.empty(),
                "../..");
    }

    private static List<OutputSpec> outputs(String... names) {
        List<OutputSpec> outputs = new ArrayList<>();
        for (String name : names) {
            outputs.add(new OutputSpec(name, Value.text("\\u0022*/"), "*/"));
        }
        return outputs;
    }

    private static Collection<ResourceSpec> distinct(List<ResourceSpec> resources) {
        Map<ResourceId, ResourceSpec> distinct = new TreeMap<>();
        resources.forEach(spec -> distinct.put(spec.id(), spec));
        return distinct.values();
    }

    private static ResourceSpec network() {
        return ResourceSpec.builder(ResourceId.of(NETWORK, "main"))
                .set("name", Value.text("n"))
                .build();
    }

    private static ResourceSpec.Builder container(String component, String role, Map<String, Value> env) {
        return ResourceSpec.builder(new ResourceId(CONTAINER, component, role))
                .set("name", Value.text(component + role))
                .set("image", Value.text("busybox"))
                .set("env", Value.object(env))
                .set(
                        "networks_advanced",
                        Value.list(Value.object(Map.of("name", Value.ref(ResourceId.of(NETWORK, "main"), "id")))));
    }
}
