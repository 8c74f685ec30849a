package io.omnideploy.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.InputSpec;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final ResourceId NET = new ResourceId(ResourceType.parse("docker.Network"), "main", "");
    private static final ResourceId WEB = new ResourceId(ResourceType.parse("docker.Container"), "web", "side");

    @TempDir
    private Path folder;

    @Test
    void aWholeGraphComesBackAsItWas() throws IOException {
        History history = new History(folder);
        history.add(snapshot("1.0", Optional.empty()), graph("hello"));
        Snapshot read = history.snapshot(1).orElseThrow();
        assertThat(history.graph(read)).isEqualTo(graph("hello"));
        assertThat(read).isEqualTo(snapshot("1.0", Optional.empty()));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("history/000000001.yaml"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileCutShortAnywhereIsNoSnapshotAndNeverATrace() throws IOException {
        History history = new History(folder);
        history.add(snapshot("1.0", Optional.empty()), graph("hello"));
        Snapshot whole = history.snapshot(1).orElseThrow();
        Path file = folder.resolve("history/000000001.yaml");
        String text = Files.readString(file);
        for (int length = 0; length < text.length(); length += length < text.length() - 30 ? 97 : 1) {
            Files.writeString(file, text.substring(0, length));
            assertThat(history.snapshots()).as("%d characters", length).isEmpty();
            assertThatThrownBy(() -> history.graph(whole))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void changesOfTextAloneMakeSnapshots() {
        History history = new History(folder);
        history.add(snapshot("1.0", Optional.empty()), graph("hello"));
        history.add(snapshot("1.0", Optional.empty()), graph("hello"));
        history.add(snapshot("1.0", Optional.empty()), graph("bonjour"));
        history.add(snapshot("1.0", Optional.of(1)), graph("hello"));
        assertThat(history.snapshots()).extracting(Snapshot::number).containsExactly(1, 2, 3);
        assertThat(history.snapshots().getLast().restored()).contains(1);
    }

    private static Snapshot snapshot(String version, Optional<Integer> restored) {
        return new Snapshot(
                1,
                Instant.parse("2026-01-02T03:04:05Z"),
                "ada on build-7",
                "up",
                "docker",
                "direct",
                Optional.of(version),
                restored);
    }

    private static ResourceGraph graph(String greeting) {
        List<ResourceSpec> resources = new ArrayList<>();
        resources.add(ResourceSpec.builder(NET).set("name", Value.text("no")).build());
        Map<String, Value> env = new TreeMap<>();
        env.put("GREETING", Value.text(greeting + "\n\u0001\u00e4\ud83d\ude00 # : '\""));
        env.put(
                "URL",
                new Value.Interpolation(
                        List.of(Value.text("x://"), new Value.SecretInput("token"), Value.ref(NET, "id"))));
        env.put("JSON", new Value.JsonText(Value.list(Value.number(1_000_000), Value.bool(true), new Value.Null())));
        env.put("DIR", new Value.InputRef("project_dir"));
        // More shared empty lists than a reader of people's files would follow.
        env.put("EMPTY", new Value.Seq(Collections.nCopies(60, new Value.Seq(List.of()))));
        Value deep = Value.text("deep");
        for (int level = 0; level < 60; level++) {
            deep = Value.object(Map.of("in", deep));
        }
        env.put("DEEP", deep);
        resources.add(ResourceSpec.builder(WEB)
                .set("env", Value.object(env))
                .after(Set.of(NET))
                .lifecycle(
                        new Lifecycle(true, Set.of("image"), true, new TreeMap<>(Map.of("exit_code", Value.number(0)))))
                .build());
        TreeMap<ResourceId, ResourceSpec> byId = new TreeMap<>();
        // Why something is there is not kept.
        resources.forEach(spec -> byId.put(
                spec.id(),
                new ResourceSpec(spec.id(), spec.properties(), spec.dependsOn(), spec.lifecycle(), new TreeMap<>())));
        return new ResourceGraph(
                byId,
                new TreeMap<>(Map.of(
                        "image",
                        new Lookup(
                                "image",
                                ResourceType.parse("docker.Image"),
                                new TreeMap<>(Map.of("name", Value.text("x")))))),
                new TreeMap<>(
                        Map.of("project_dir", new InputSpec("project_dir", "where", Optional.of(Value.text("../.."))))),
                new TreeMap<>(Map.of(
                        "token", new SecretSpec("token", new SecretSource("store", "token"), true, "for tests"))),
                new TreeMap<>(Map.of("url", new OutputSpec("url", Value.ref(WEB, "ip"), "the address"))),
                new TreeMap<>(Map.of("docker", Value.object(Map.of("host", Value.text("tcp://x"))))));
    }
}
