package io.omnideploy.backend.pulumi.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.resource.Value;
import org.junit.jupiter.api.Test;

class StateTest {
    private static final String SECRET =
            "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"plaintext\":\"\\\"a \\\\\\\"b\\\\\\\"\\\"\"}";

    private static final String TEXT = """
            {"version": 3, "deployment": {
              "resources": [
                {"urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", "type": "pulumi:pulumi:Stack",
                 "outputs": {"url": "http://127.0.0.1", "token": %s}},
                {"urn": "urn:pulumi:dev::shop::pulumi:providers:docker::default_4_5_1", "type": "pulumi:providers:docker"},
                {"urn": "urn:pulumi:dev::shop::docker:index/network:Network::main", "type": "docker:index/network:Network"}],
              "pending_operations": [{"type": "creating"}]}}
            """.formatted(SECRET);

    private final State state = State.of(TEXT);

    @Test
    void knowsTheResourcesOfTheProgramAlone() {
        assertThat(state.resources()).containsOnlyKeys("urn:pulumi:dev::shop::docker:index/network:Network::main");
    }

    @Test
    void tellsSecretOutputsFromOthers() {
        Value token = state.outputs().get("token");
        assertThat(State.isSecret(token)).isTrue();
        assertThat(State.inClear(token)).isEqualTo(Value.text("a \"b\""));
        assertThat(State.isSecret(state.outputs().get("url"))).isFalse();
    }

    @Test
    void losesWhatWasWaitedForAndNothingElse() {
        assertThat(state.hasPending()).isTrue();
        State without = State.of(state.withoutPending());
        assertThat(without.hasPending()).isFalse();
        assertThat(without.resources()).isEqualTo(state.resources());
        assertThat(without.outputs()).isEqualTo(state.outputs());
        assertThat(without.mark()).isNotEqualTo(state.mark());
    }
}
