package io.omnideploy.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.console.Style;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final ResourceId WEB = ResourceId.of(ResourceType.parse("docker.Container"), "web");
    private static final ResourceId DB = ResourceId.of(ResourceType.parse("docker.Container"), "db");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void plainLinesTellEveryEventOnce() {
        try (RunProgress progress = new LineProgress(out)) {
            events().forEach(progress::on);
        }

        assertThat(text()).isEqualTo("""
                        terraform init…
                        docker.Container/db: creating…
                        docker.Container/web: replacing…
                        docker.Container/db: waiting until healthy…
                        docker.Container/db: created (12s)
                        docker.Container/web: replacing failed: no such image
                        """);
    }

    @Test
    void whatIsDrawnInPlaceLeavesOnlyWhatIsDone() {
        try (RunProgress progress = new LiveProgress(out, Style.PLAIN)) {
            events().forEach(progress::on);
        }

        assertThat(screen())
                .containsExactly("✓ docker.Container/db: created (12s)", "✗ docker.Container/web: replacing failed");
    }

    @Test
    void whatRunsIsDrawnWithItsTime() {
        RunProgress progress = new LiveProgress(out, Style.PLAIN);
        progress.on(new Progress.Started(DB, Operation.CREATE));
        progress.on(new Progress.Started(WEB, Operation.REPLACE));
        progress.on(new Progress.Waiting(DB, "waiting until healthy"));

        assertThat(screen()).hasSize(2);
        assertThat(screen().get(0))
                .startsWith("  docker.Container/db: waiting until healthy… ")
                .endsWith("s");
        assertThat(screen().get(1)).startsWith("  docker.Container/web: replacing… ");

        progress.clear();
        assertThat(screen()).isEmpty();
        progress.close();
    }

    @Test
    void timesReadAsPeopleSayThem() {
        assertThat(ProgressWords.time(Duration.ofMillis(40))).isEqualTo("0.0s");
        assertThat(ProgressWords.time(Duration.ofMillis(9_940))).isEqualTo("9.9s");
        assertThat(ProgressWords.time(Duration.ofMillis(59_999))).isEqualTo("59s");
        assertThat(ProgressWords.time(Duration.ofSeconds(125))).isEqualTo("2m5s");
    }

    private static List<Progress> events() {
        return List.of(
                new Progress.Step("terraform init"),
                new Progress.Started(DB, Operation.CREATE),
                new Progress.Started(WEB, Operation.REPLACE),
                new Progress.Waiting(DB, "waiting until healthy"),
                new Progress.Done(DB, Operation.CREATE, Duration.ofSeconds(12)),
                new Progress.Broken(WEB, Operation.REPLACE, "no such image"));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Plays what was written on a terminal that knows the two controls in use. */
    private List<String> screen() {
        List<String> lines = new ArrayList<>();
        String rest = text().replace("\u001b[?7l", "").replace("\u001b[?7h", "");
        while (!rest.isEmpty()) {
            if (rest.startsWith("\u001b[1A\u001b[2K")) {
                lines.removeLast();
                rest = rest.substring(8);
            } else {
                int end = rest.indexOf('\n');
                lines.add(rest.substring(0, end));
                rest = rest.substring(end + 1);
            }
        }
        return lines;
    }
}
