package io.omnideploy.platform.kubernetes.session;

import static io.omnideploy.platform.kubernetes.session.ObservationTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void saysWhatAContainerWaitsFor() {
        Trouble trouble = only("{state: {waiting: {reason: \"ImagePullBackOff\", message: \"not found\"}}}");

        assertThat(trouble.cause()).isEqualTo("Its image web:1 can't be pulled: not found.");
        assertThat(trouble.patience()).isPresent();
    }

    @Test
    void aCrashThatCameThreeTimesCountsAtOnce() {
        assertThat(only("{restartCount: 3, state: {waiting: {reason: \"CrashLoopBackOff\"}}, lastState: {terminated:"
                        + " {exitCode: 137, reason: \"OOMKilled\"}}}"))
                .satisfies(trouble -> {
                    assertThat(trouble.cause())
                            .isEqualTo(
                                    "Its container web ended with exit code 137, again and again. It ran out of memory.");
                    assertThat(trouble.remedy()).isEqualTo("Give it more memory under resources.");
                    assertThat(trouble.patience()).contains(Duration.ZERO);
                });
        assertThat(only("{restartCount: 1, state: {waiting: {reason: \"CrashLoopBackOff\"}}}")
                        .patience())
                .contains(Duration.ofSeconds(10));
    }

    @Test
    void aRootImageIsToldApartFromOtherMistakes() {
        assertThat(
                        only("{state: {waiting: {reason: \"CreateContainerConfigError\", message: \"container has runAsNonRoot"
                                        + " and image will run as root\"}}}")
                                .cause())
                .isEqualTo("Its image web:1 runs as root, which its security context does not allow.");
        assertThat(only("{state: {waiting: {reason: \"CreateContainerConfigError\", message: \"secret x not found\"}}}")
                        .cause())
                .isEqualTo("Its container web can't be made: secret x not found.");
    }

    @Test
    void aNodeMayBeOnItsWay() {
        List<Trouble> found = Trouble.of(
                json("{status: {conditions: [{type: \"PodScheduled\", status: \"False\", message: \"0/3 nodes\"}]}}"));

        assertThat(found).extracting(Trouble::cause).containsExactly("No node takes its pod: 0/3 nodes.");
        assertThat(found.getFirst().patience()).isEmpty();
    }

    @Test
    void nothingIsWrongWithWhatRunsOrBegins() {
        assertThat(Trouble.of(json(
                        "{status: {phase: \"Running\", containerStatuses: [{name: \"web\", state: {running: {}}}]}}")))
                .isEmpty();
        assertThat(Trouble.of(json("{status: {phase: \"Pending\", containerStatuses: [{name: \"web\", state: {waiting:"
                        + " {reason: \"ContainerCreating\"}}}]}}")))
                .isEmpty();
    }

    private static Trouble only(String container) {
        var status = json(container.replaceFirst("\\{", "{name: \"web\", image: \"web:1\", "));
        var pod = json("{metadata: {uid: \"1\"}, status: {containerStatuses: []}}");
        ((com.fasterxml.jackson.databind.node.ArrayNode) pod.path("status").path("containerStatuses")).add(status);
        return Trouble.of(pod).getFirst();
    }
}
