package io.omnideploy.platform.kubernetes.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final ObjectMapper YAMLISH =
            new ObjectMapper().enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES);

    @Test
    void defaultsAndOtherSpellingsAreNoDifference() {
        Value.Obj wanted = tree("{spec: {cpu: \"0.5\", containers: [{name: \"web\"}]}}");

        assertThat(
                        seen(
                                wanted,
                                "{spec: {cpu: \"500m\", policy: \"Always\", containers: [{name: \"web\", pull: \"IfNotPresent\"}]}, status: {a: 1}}",
                                "{spec: {cpu: \"500m\", policy: \"Always\", containers: [{name: \"web\", pull: \"IfNotPresent\"}]}, status: {a: 2}}"))
                .isEqualTo(wanted);
    }

    @Test
    void whatWouldChangeIsAsItLives() {
        assertThat(seen(
                        tree("{spec: {replicas: 2, cpu: \"0.5\"}}"),
                        "{spec: {replicas: 3, cpu: \"250m\"}}",
                        "{spec: {replicas: 2, cpu: \"500m\"}}"))
                .isEqualTo(tree("{spec: {replicas: 3, cpu: \"250m\"}}"));
    }

    @Test
    void whatWouldGoIsThereAndWhatWouldComeIsNot() {
        assertThat(seen(
                        tree("{data: {b: \"2\"}}"),
                        "{data: {a: \"1\"}, immutable: true}",
                        "{data: {b: \"2\"}, immutable: true}"))
                .isEqualTo(tree("{data: {a: \"1\"}}"));
    }

    @Test
    void itemsOfOthersAreLeftAloneAndOursAreFoundAmongThem() {
        Value.Obj wanted = tree("{containers: [{name: \"web\", image: \"web:2\"}]}");

        assertThat(seen(
                        wanted,
                        "{containers: [{name: \"sidecar\", image: \"x\"}, {name: \"web\", image: \"web:1\"}, {name: \"old\", image: \"y\"}]}",
                        "{containers: [{name: \"sidecar\", image: \"x\"}, {name: \"web\", image: \"web:2\"}]}"))
                .isEqualTo(tree("{containers: [{name: \"web\", image: \"web:1\"}, {name: \"old\", image: \"y\"}]}"));
    }

    @Test
    void portsAreToldApartByNumberAndProtocolAndListsWithoutKeysByPlace() {
        Value.Obj wanted = tree("{ports: [{port: 80, name: \"http\"}], args: [\"a\", \"b\"]}");

        assertThat(seen(
                        wanted,
                        "{ports: [{port: 80, protocol: \"TCP\", name: \"web\"}], args: [\"a\", \"c\", \"d\"]}",
                        "{ports: [{port: 80, protocol: \"TCP\", name: \"http\"}], args: [\"a\", \"b\"]}"))
                .isEqualTo(tree("{ports: [{port: 80, name: \"web\"}], args: [\"a\", \"c\", \"d\"]}"));
    }

    @Test
    void whatTheServerAloneWritesAndOurMemoryAreNotCompared() {
        Value.Obj wanted = tree("{metadata: {name: \"web\", labels: {a: \"1\"}}}");

        assertThat(seen(
                        wanted,
                        "{metadata: {name: \"web\", uid: \"1\", generation: 1, labels: {a: \"1\"}, annotations: {\"io.omnideploy.applied\": \"x\"}}}",
                        "{metadata: {name: \"web\", uid: \"1\", generation: 2, labels: {a: \"1\"}}}"))
                .isEqualTo(wanted);
    }

    @Test
    void aSecretThatIsAnotherIsToldButNotShown() {
        Value secret = new Value.SecretInput("token");
        Value.Obj wanted = Value.object(Map.of("data", Value.object(Map.of("a", secret, "b", secret))));
        Value.Obj seen = Observation.of(
                wanted,
                json("{data: {a: \"c2FtZQ==\", b: \"b3RoZXI=\", old: \"Z29uZQ==\"}}"),
                json("{data: {a: \"c2FtZQ==\", b: \"c2FtZQ==\"}}"),
                true);

        Map<String, Value> data = ((Value.Obj) seen.fields().get("data")).fields();
        assertThat(data.get("a")).isEqualTo(secret);
        assertThat(data.get("b")).isEqualTo(new Value.Interpolation(List.of(secret, Value.text("(another value)"))));
        assertThat(data).containsOnlyKeys("a", "b", "old");
        assertThat(seen.toString()).doesNotContain("b3RoZXI").doesNotContain("Z29uZQ");
    }

    @Test
    void whatIsKnownOnlyWhenItIsAppliedIsAsItLives() {
        Value.Obj wanted = Value.object(Map.of(
                "uid",
                Value.ref(
                        io.omnideploy.resource.ResourceId.of(
                                io.omnideploy.resource.ResourceType.parse("kubernetes.core.Service"), "web"),
                        "uid")));

        assertThat(seen(wanted, "{uid: \"known-at-apply\"}", "{uid: \"known-at-apply\"}"))
                .isEqualTo(tree("{uid: \"known-at-apply\"}"));
    }

    private static Value.Obj seen(Value.Obj wanted, String live, String would) {
        return Observation.of(wanted, json(live), json(would), false);
    }

    private static Value.Obj tree(String text) {
        return (Value.Obj) Json.value(json(text));
    }

    static JsonNode json(String text) {
        try {
            return YAMLISH.readTree(text);
        } catch (java.io.IOException malformed) {
            throw new IllegalArgumentException(text, malformed);
        }
    }
}
