package io.omnideploy.backend.pulumi.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.json.Json;
import io.omnideploy.testkit.Examples;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the engine tells becomes the plan of every backend; the events are those of a real run, shortened. */
class PlanReaderTest {
    private static final String CONTAINER = "docker:index/container:Container::hello";
    private static final String LATER = "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"";
    private static final String SECRET =
            "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"ciphertext\":\"[secret]\"}";

    private static EmitRequest request;

    private final PlanReader reader = new PlanReader(request, new AppliedIds(new TreeMap<>()));

    @BeforeAll
    static void load() throws IOException {
        request = Examples.of("pulumi").stream()
                .map(example -> example.deployment().emitRequest())
                .filter(one -> one.id().name().equals("hello") && one.target().equals("docker"))
                .findFirst()
                .orElseThrow();
    }

    private void take(String operation, String name, boolean logical, String rest) {
        reader.take(event(operation, name, logical, rest));
    }

    private static Value event(String operation, String name, boolean logical, String rest) {
        return Json.object("""
                {"sequence": 1, "resOutputsEvent": {"planning": true, "metadata": {
                  "op": "%s", "urn": "urn:pulumi:dev::hello::%s", "logical": %s, %s}}}
                """.formatted(operation, name, logical, rest));
    }

    private Plan plan() {
        return reader.changes(Optional.empty(), false, Set.of(), List.of(), List.of());
    }

    private Change change() {
        return plan().changes().getFirst();
    }

    private static PropertyChange property(Change change, String path) {
        return change.properties().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in " + change.properties()));
    }

    @Test
    void tellsWhatIsNewWithWhatWasAskedForAlone() {
        take("create", CONTAINER, true, """
                "old": null, "new": {"inputs": {"__defaults": ["start"], "start": true, "image": %s,
                  "name": "hello-dev-hello"}}""".formatted(LATER));
        assertThat(change().operation()).isEqualTo(Operation.CREATE);
        assertThat(change().cause()).contains(Cause.CONFIG);
        assertThat(property(change(), "image").after()).isEqualTo(new Shown.AtApply());
        assertThat(property(change(), "name").after()).isEqualTo(new Shown.Known(Value.text("hello-dev-hello")));
        assertThat(change().properties()).noneMatch(one -> one.path().equals("start"));
    }

    @Test
    void tellsTheEntryOfAMapThatForcesAReplacement() {
        take("replace", CONTAINER, true, """
                "keys": ["envs"], "detailedDiff": {"envs[0]": {"diffKind": "update-replace"}},
                "old": {"inputs": {"envs": ["A=1", "B=2"]}}, "new": {"inputs": {"envs": ["A=1", "B=3"]}}""");
        assertThat(change().operation()).isEqualTo(Operation.REPLACE);
        assertThat(change().properties())
                .containsExactly(new PropertyChange(
                        "env.B", new Shown.Known(Value.text("2")), new Shown.Known(Value.text("3")), true));
    }

    @Test
    void tellsThatASecretIsAnotherOneAndNotWhich() {
        take("update", CONTAINER, true, """
                "diffs": ["envs"], "detailedDiff": {"envs[0]": {"diffKind": "update"}},
                "old": {"inputs": {"envs": %s}}, "new": {"inputs": {"envs": %s}}""".formatted(SECRET, SECRET));
        assertThat(change().properties())
                .containsExactly(new PropertyChange("env", new Shown.Masked(), new Shown.Masked(), false));
    }

    @Test
    void knowsWhatIsGoneFromThePlatform() {
        take("refresh", CONTAINER, false, "\"old\": {\"inputs\": {}}, \"new\": null");
        take("create", CONTAINER, true, "\"old\": null, \"new\": {\"inputs\": {\"name\": \"a\"}}");
        assertThat(change().cause()).contains(Cause.DRIFT);
    }

    @Test
    void namesWhatIsInNoGraphAnyMoreByItsUrn() {
        take("delete", "docker:index/volume:Volume::old-data", true, "\"old\": {\"inputs\": {}}, \"new\": null");
        assertThat(change().operation()).isEqualTo(Operation.DELETE);
        assertThat(change().resource()).hasToString("docker.Volume/old-data");
    }

    @Test
    void removesWhatAReplacementLeftBehind() {
        take("same", CONTAINER, true, "\"old\": {\"inputs\": {}}, \"new\": {\"inputs\": {}}");
        assertThat(plan().isEmpty()).isTrue();
        take("delete-replaced", CONTAINER, false, "\"old\": {\"inputs\": {}}, \"new\": null");
        assertThat(plan().isEmpty()).isFalse();
        assertThat(change().cause()).contains(Cause.INTERRUPTION);
    }

    @Test
    void tellsOutputsThatChange() {
        take("same", "pulumi:pulumi:Stack::hello-dev", true, """
                "old": {"outputs": {"url": "http://a", "gone": 1, "kept": "k"}},
                "new": {"outputs": {"url": %s, "kept": "k"}}""".formatted(LATER));
        assertThat(plan().outputs())
                .containsExactly(
                        new PropertyChange("gone", new Shown.Known(Value.number(1)), new Shown.Absent(), false),
                        new PropertyChange("url", new Shown.Known(Value.text("http://a")), new Shown.AtApply(), false));
    }

    @Test
    void findsWhatWouldBeChangedInVain() {
        take("same", CONTAINER, true, """
                "old": {"inputs": {"envs": ["A=1"]}}, "new": {"inputs": {"envs": []}}""");
        assertThat(reader.stuck()).containsExactly("urn:pulumi:dev::hello::" + CONTAINER);
    }

    @Test
    void aRefreshTellsWhatThePlatformHasOtherwise() {
        reader.takeRefresh(event("delete", CONTAINER, false, "\"old\": {\"inputs\": {}}, \"new\": null"));
        Plan drift = reader.drift(Optional.empty());
        assertThat(drift.count(Operation.DELETE)).isEqualTo(1);
        assertThat(drift.changes()).anyMatch(one -> one.operation() == Operation.NONE);
    }
}
