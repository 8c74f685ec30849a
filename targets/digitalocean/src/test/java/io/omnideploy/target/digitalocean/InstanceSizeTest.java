package io.omnideploy.target.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Resources;
import io.omnideploy.config.Size;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceSizeTest {
    private static Resources of(Size size) {
        return new Resources(size, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "NANO, 1, false, apps-s-1vcpu-0.5gb",
        "NANO, 2, false, apps-s-1vcpu-1gb",
        "NANO, 1, true, apps-d-1vcpu-0.5gb",
        "MICRO, 1, false, apps-s-1vcpu-1gb",
        "SMALL, 1, false, apps-s-1vcpu-2gb",
        "MEDIUM, 1, false, apps-s-2vcpu-4gb",
        "MEDIUM, 1, true, apps-d-1vcpu-4gb",
        "LARGE, 1, false, apps-d-2vcpu-8gb",
        "XLARGE, 3, false, apps-d-4vcpu-16gb"
    })
    void theFirstThatFitsIsTaken(Size size, int copies, boolean isScaled, String slug) {
        assertThat(InstanceSize.fitting(of(size), copies, isScaled))
                .map(InstanceSize::slug)
                .contains(slug);
    }

    @Test
    void thereIsNoneForMoreThanTheLargest() {
        Resources wanted = new Resources(
                Size.NANO,
                Optional.of(new Cpu(8000)),
                Optional.of(new ByteSize(33 * 1024 * ByteSize.MEBIBYTE)),
                Optional.empty());

        assertThat(InstanceSize.fitting(wanted, 1, false)).isEmpty();
    }
}
