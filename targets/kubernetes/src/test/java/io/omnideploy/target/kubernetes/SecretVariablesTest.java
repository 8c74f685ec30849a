package io.omnideploy.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretVariablesTest {
    private static final long SEED = Long.getLong("omnideploy.seed", 20_261_121L);
    private static final Map<String, String> VARIABLES = Map.of("A", "value of a");

    @Test
    void leavesWhatTheKubeletLeaves() {
        assertThat(SecretVariables.escaped("costs $5, a$b")).isEqualTo("costs $5, a$b");
        assertThat(SecretVariables.escaped("$(A)")).isEqualTo("$$(A)");
        assertThat(SecretVariables.escaped("a$$b")).isEqualTo("a$$$b");
    }

    /** Whatever people write comes out as it was written, also where a reference follows it. */
    @Test
    void isReadBackAsItWasWritten() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append("$$$()Ab".charAt(random.nextInt(7)));
            }
            String written =
                    SecretVariables.escaped(text.toString()) + "$(A)" + SecretVariables.escaped(text.toString());
            assertThat(expanded(written)).as("seed %d, %s", SEED, text).isEqualTo(text + "value of a" + text);
        }
    }

    /** As the package expansion of Kubernetes reads it. */
    private static String expanded(String text) {
        StringBuilder expanded = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter != '$' || at + 1 == text.length()) {
                expanded.append(letter);
                continue;
            }
            char next = text.charAt(at + 1);
            int end = text.indexOf(')', at);
            if (next == '$') {
                expanded.append('$');
                at++;
            } else if (next == '(' && end > 0) {
                String name = text.substring(at + 2, end);
                expanded.append(VARIABLES.getOrDefault(name, "$(" + name + ")"));
                at = end;
            } else {
                expanded.append(letter);
            }
        }
        return expanded.toString();
    }
}
