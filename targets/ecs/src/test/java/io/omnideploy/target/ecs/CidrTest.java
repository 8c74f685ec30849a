package io.omnideploy.target.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 4, 0, 10.0.0.0/20",
        "10.0.0.0/16, 4, 15, 10.0.240.0/20",
        "192.168.255.255/17, 4, 1, 192.168.136.0/21",
        "255.255.240.0/20, 4, 15, 255.255.255.0/24",
    })
    void hasPartsOfEqualSize(String network, int bits, int index, String part) {
        assertThat(Cidr.parse(network).subnet(bits, index)).hasToString(part);
    }
}
