package io.omnideploy.target.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellLineTest {
    @Test
    void aShellReadsTheSameWords() throws IOException {
        List<String> words = List.of("plain", "", "two words", "it's", "$HOME", "`id`", "a\\b", "\"x\"", "*", "ä;b");

        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + ShellLine.of(words))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(words);
    }

    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(ShellLine.of(List.of("./migrate", "--all"))).isEqualTo("./migrate --all");
    }
}
