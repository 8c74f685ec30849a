package io.omnideploy.backend.pulumi.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Failed;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateFailureTest {
    @Test
    void saysWhatABucketRefusesWithoutItsPreamble() {
        Failed failed = StateFailure.of(
                        List.of("error: error listing stacks: could not list bucket: blob (code=NotFound):"
                                + " operation error S3: ListObjectsV2, https response error StatusCode: 404, RequestID: BMW8,"
                                + " HostID: 9Gjj+1m=, NoSuchBucket: The specified bucket does not exist"))
                .orElseThrow();
        assertThat(failed)
                .hasMessageContaining("The bucket with the stack's state can't be reached: NoSuchBucket: The specified"
                        + " bucket does not exist");
    }

    @Test
    void tellsAWrongPassphraseFromNone() {
        assertThat(StateFailure.of(List.of("error: getting secrets manager: incorrect passphrase"))
                        .orElseThrow())
                .hasMessageContaining("not the one that seals");
        assertThat(StateFailure.of(List.of("error: passphrase must be set with PULUMI_CONFIG_PASSPHRASE"))
                        .orElseThrow())
                .hasMessageContaining("neither in the stack's store nor");
    }

    @Test
    void hasNothingToSayOfOtherErrors() {
        assertThat(StateFailure.of(List.of("error: something else"))).isEmpty();
    }
}
