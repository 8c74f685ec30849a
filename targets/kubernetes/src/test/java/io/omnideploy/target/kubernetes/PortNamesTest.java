package io.omnideploy.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortNamesTest {
    @Test
    void areWhatIsSpokenThereUnlessSomebodySaysOtherwise() {
        Port first = port(8080, Protocol.HTTP, Optional.empty());
        Port second = port(9000, Protocol.HTTP, Optional.empty());
        Port named = port(2222, Protocol.TCP, Optional.of("http-9000"));
        Port udp = port(53, Protocol.UDP, Optional.empty());
        PortNames names = new PortNames(List.of(first, second, named, udp));

        assertThat(List.of(names.of(first), names.of(second), names.of(named), names.of(udp)))
                .containsExactly("http", "p-http-9000", "http-9000", "udp")
                .allMatch(Names::isPort);
    }

    @Test
    void haveALetterAndNoTwoHyphens() {
        assertThat(List.of("http", "a1", "x-1")).allMatch(Names::isPort);
        assertThat(List.of("80", "a--b", "a-", "-a", "much-too-long-name", "A")).noneMatch(Names::isPort);
    }

    private static Port port(int number, Protocol protocol, Optional<String> name) {
        return new Port(number, protocol, name, OptionalInt.empty());
    }
}
