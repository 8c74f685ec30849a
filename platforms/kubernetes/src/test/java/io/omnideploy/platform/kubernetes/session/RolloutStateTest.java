package io.omnideploy.platform.kubernetes.session;

import static io.omnideploy.platform.kubernetes.session.ObservationTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutStateTest {
    private static final CompiledCatalog CATALOG = new CompiledCatalog(RolloutStateTest.class.getClassLoader());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{replicas: 2, updatedReplicas: 2, availableReplicas: 2} |",
                "{replicas: 2, updatedReplicas: 1, availableReplicas: 2} | 1 of 2 new pods are there",
                "{replicas: 2, updatedReplicas: 2, availableReplicas: 1} | 1 of 2 pods are ready",
                "{replicas: 3, updatedReplicas: 2, availableReplicas: 2} | 1 old pods are ending",
            })
    void tellsHowFarADeploymentIs(String status, String waiting) {
        RolloutState state = of("apps.Deployment", "{spec: {replicas: 2}, status: " + status + "}");

        assertThat(state.done()).isEqualTo(waiting == null);
        assertThat(state.waiting()).isEqualTo(waiting == null ? "" : waiting);
    }

    @Test
    void doesNotTrustAStatusOfAnEarlierGeneration() {
        assertThat(of(
                                "apps.Deployment",
                                "{metadata: {generation: 2}, spec: {replicas: 0}, status: {observedGeneration: 1}}")
                        .done())
                .isFalse();
    }

    @Test
    void tellsHowAJobEnded() {
        assertThat(of("batch.Job", "{status: {conditions: [{type: \"Complete\", status: \"True\"}]}}")
                        .done())
                .isTrue();
        assertThat(of(
                                "batch.Job",
                                "{status: {conditions: [{type: \"Failed\", status: \"True\", reason: \"BackoffLimitExceeded\", message:"
                                        + " \"too often\"}]}}")
                        .failure())
                .contains("It did not end well: too often (BackoffLimitExceeded).");
        assertThat(of("batch.Job", "{spec: {suspend: true}}").done()).isTrue();
    }

    @Test
    void waitsForPodsOfAStatefulSetAndForNothingElse() {
        assertThat(of(
                                "apps.StatefulSet",
                                "{spec: {replicas: 2}, status: {readyReplicas: 2, updatedReplicas: 1, currentRevision: \"a\", updateRevision:"
                                        + " \"b\"}}")
                        .waiting())
                .isEqualTo("1 of 2 pods are new");
        assertThat(of("core.Service", "{}").done()).isTrue();
    }

    private static RolloutState of(String type, String object) {
        return RolloutState.of(Kind.of(ResourceType.parse("kubernetes." + type), CATALOG), json(object));
    }
}
