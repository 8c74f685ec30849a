package io.omnideploy.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    private static final Terminal ALL = new Terminal(true, true, true);

    @Test
    void coloursAndLiveProgressAreForTerminalsThatWantThem() {
        assertThat(session(ALL, Map.of()).errStyle()).isEqualTo(Style.COLOURED);
        assertThat(session(ALL, Map.of()).isLive()).isTrue();
        assertThat(session(ALL, Map.of("NO_COLOR", "1")).outStyle()).isEqualTo(Style.PLAIN);
        assertThat(session(ALL, Map.of("NO_COLOR", "")).outStyle()).isEqualTo(Style.COLOURED);
        assertThat(session(ALL, Map.of("TERM", "dumb")).isLive()).isFalse();
        assertThat(session(ALL, Map.of("CI", "true")).isLive()).isFalse();
        assertThat(session(Terminal.NONE, Map.of()).outStyle()).isEqualTo(Style.PLAIN);
        assertThat(session(new Terminal(true, false, true), Map.of()).outStyle())
                .isEqualTo(Style.PLAIN);
    }

    @Test
    void pathsBelowAreShownRelative() {
        Session session = session(ALL, Map.of());

        assertThat(session.shown(Path.of("/there/infra/dev"))).isEqualTo("infra/dev");
        assertThat(session.shown(Path.of("/elsewhere/dev"))).isEqualTo("/elsewhere/dev");
        assertThat(session.shown(Path.of("/there"))).isEqualTo("/there");
    }

    private static Session session(Terminal terminal, Map<String, String> environment) {
        return new Session(
                NOWHERE,
                NOWHERE,
                new BufferedReader(new StringReader("")),
                environment,
                Path.of("/there"),
                Path.of("/home"),
                terminal,
                question -> Optional.empty(),
                new Interruption(NOWHERE));
    }
}
