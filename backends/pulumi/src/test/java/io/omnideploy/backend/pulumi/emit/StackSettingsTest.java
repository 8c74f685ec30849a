package io.omnideploy.backend.pulumi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackSettingsTest {
    private static final String EMITTED = """
            # Written by OmniDeploy.
            config:
              docker:host: unix:///var/run/docker.sock
            """;

    @Test
    void keepsWhatPulumiWrote() {
        String present = """
                encryptionsalt: v1:abc=:v1:def:ghi=
                # Written by OmniDeploy.
                config:
                  docker:host: tcp://elsewhere
                  shop:token:
                    secure: v1:aaa:bbb
                """;
        String merged = StackSettings.merged(present, EMITTED);
        assertThat(merged).isEqualTo("""
                # Written by OmniDeploy.
                encryptionsalt: v1:abc=:v1:def:ghi=
                config:
                  docker:host: unix:///var/run/docker.sock
                  shop:token:
                    secure: v1:aaa:bbb
                """);
        assertThat(StackSettings.merged(merged, EMITTED)).isEqualTo(merged);
    }

    @Test
    void isWhatWasEmittedWhereNobodyAddedAnything() {
        assertThat(StackSettings.merged("", EMITTED)).isEqualTo(EMITTED);
        assertThat(StackSettings.merged(EMITTED, EMITTED)).isEqualTo(EMITTED);
        assertThat(StackSettings.merged("", "config: {}\n")).isEqualTo("config: {}\n");
    }

    @Test
    void areSealedAsTheStateIsWithoutWhatAnotherPassphraseSealed() {
        String settings = """
                # Written by OmniDeploy.
                encryptionsalt: v1:other
                config:
                  docker:host: unix:///var/run/docker.sock
                  shop:token:
                    secure: v1:aaa:bbb
                """;
        String sealed = StackSettings.sealed(settings, "v1:abc");
        assertThat(sealed).isEqualTo("""
                # Written by OmniDeploy.
                encryptionsalt: v1:abc
                config:
                  docker:host: unix:///var/run/docker.sock
                """);
        assertThat(StackSettings.sealed(sealed, "v1:abc")).isEqualTo(sealed);
    }

    @Test
    void takesOneMoreThatIsPlain() {
        assertThat(StackSettings.with("config: {}\n", "shop:project_dir", "/it's here"))
                .isEqualTo("config:\n  shop:project_dir: '/it''s here'\n");
        assertThat(StackSettings.with("", "a:b", "c")).isEqualTo("config:\n  a:b: 'c'\n");
    }
}
