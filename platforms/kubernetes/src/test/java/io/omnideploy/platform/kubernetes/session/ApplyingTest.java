package io.omnideploy.platform.kubernetes.session;

import static io.omnideploy.platform.kubernetes.session.ObservationTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | conflict with \"kubectl-edit\" using apps/v1",
                "true  | conflict with \"kubectl-patch\" using v1 at 2026-01-01T00:00:00Z",
                "true  | conflict with \"kubectl\" with subresource \"scale\" using apps/v1",
                "false | conflict with \"kubectl\"",
                "false | conflict with \"kubectl-client-side-apply\" using apps/v1",
                "false | conflict with \"argocd-controller\" using apps/v1",
                "false | conflict with \"kube-controller-manager\" with subresource \"scale\" using apps/v1",
            })
    void tellsAHandFromAToolThatComesAgain(boolean hand, String message) {
        var status = json("{details: {causes: [{reason: \"FieldManagerConflict\", field: \".spec.replicas\"}]}}");
        ((com.fasterxml.jackson.databind.node.ObjectNode)
                        status.path("details").path("causes").path(0))
                .put("message", message);

        assertThat(Applying.isByHand(new ApiRefusal(409, status))).isEqualTo(hand);
    }
}
