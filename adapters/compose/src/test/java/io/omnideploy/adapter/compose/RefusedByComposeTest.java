package io.omnideploy.adapter.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.testkit.AdapterCase;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker compose} refuses is refused with its place and a way out, and so is whatever somebody writes by mistake. */
class RefusedByComposeTest {
    /** One in so many is shown to compose itself, which takes a tenth of a second for each. */
    private static final int SHOWN = 9;

    private static final int MISTAKES = 400;
    private static final List<String> VALUES = List.of(
            "",
            "~",
            "true",
            "-1",
            "1.5",
            "99999999999999999999",
            "text",
            "${",
            "${A:?no}",
            "[]",
            "[a, a]",
            "[[1]]",
            "{}",
            "{a: b}",
            "{a: [b]}",
            "-5s",
            "10xb",
            "1-2",
            "../x",
            "a:b:c:d",
            "::1",
            "!reset x",
            "*a",
            "&a x",
            "'");

    @TempDir
    private Path folder;

    private record Line(String code, String text) {}

    @Test
    void isRefusedHere() throws IOException {
        int number = 0;
        for (Line line : lines()) {
            Validated<LoadedConfig> loaded =
                    new AdapterCase(project(line.text(), number++), new ComposeAdapter()).load();
            assertThat(loaded.diagnostics())
                    .as(line.text())
                    .filteredOn(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .extracting(Diagnostic::code)
                    .contains(line.code());
            tellsWhereAndWhatToDo(loaded, line.text());
        }
    }

    @Test
    void isRefusedByComposeItself() throws IOException {
        Tool.DOCKER_COMPOSE.require();
        List<Line> lines = lines();
        for (int number = 0; number < lines.size(); number += SHOWN) {
            Path project = project(lines.get(number).text(), number);
            Run.Result answer = Run.of(List.of("docker", "compose", "config", "-q"))
                    .in(project)
                    .go();
            assertThat(answer.exit()).as(lines.get(number).text()).isNotZero();
        }
    }

    @Test
    void mistakesAreToldWithTheirPlaces() throws IOException {
        long seed = Long.getLong("omnideploy.seed", 20261122L);
        Random random = new Random(seed);
        List<String> files = new ArrayList<>();
        for (AdapterCase one : AdapterCase.in("good", new ComposeAdapter())) {
            Path file = Path.of("src/test/cases/good", one.toString(), "compose.yaml");
            if (Files.exists(file)) {
                files.add(Files.readString(file));
            }
        }
        int refused = 0;
        for (int number = 0; number < MISTAKES; number++) {
            String text = mistaken(files.get(random.nextInt(files.size())), random);
            Validated<LoadedConfig> loaded =
                    new AdapterCase(project("TOP:" + text, number), new ComposeAdapter()).load();
            tellsWhereAndWhatToDo(loaded, "seed " + seed + ", file " + number + ":\n" + text);
            refused += loaded.hasErrors() ? 1 : 0;
        }
        assertThat(refused).as("files that were refused").isGreaterThan(MISTAKES / 4);
    }

    private static void tellsWhereAndWhatToDo(Validated<LoadedConfig> loaded, String text) {
        assertThat(loaded.diagnostics())
                .as(text)
                .filteredOn(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .allSatisfy(diagnostic -> {
                    assertThat(diagnostic.span()).isPresent();
                    assertThat(diagnostic.remedy()).isPresent();
                });
    }

    /** Puts something else in place of one value, or leaves out one line. */
    private static String mistaken(String file, Random random) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int colon = line.indexOf(':');
        if (colon < 0 || random.nextInt(5) == 0) {
            lines.remove(at);
        } else {
            lines.set(at, line.substring(0, colon + 1) + " " + VALUES.get(random.nextInt(VALUES.size())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/refused-by-compose.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2))
                .map(parts -> new Line(parts[0], parts[1].replace("\\n", "\n")))
                .toList();
    }

    private Path project(String text, int number) throws IOException {
        Path project = Files.createDirectories(folder.resolve("p" + number));
        String file;
        if (text.startsWith("TOP:")) {
            file = text.substring(4) + "\n";
        } else {
            String image = text.startsWith("image:") ? "" : "    image: x:1\n";
            file = "services:\n  a:\n" + image + "    " + text + "\n";
        }
        Files.writeString(project.resolve("compose.yaml"), file);
        return project;
    }
}
