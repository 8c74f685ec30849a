package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.spi.Backend;
import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises that every backend keeps on every target it serves, tried on each real platform that can be had. */
@Execution(ExecutionMode.CONCURRENT)
@Order(4)
class BackendContractIT {
    private static final String CANARY = Canary.random();

    /** What would do something, or end something, if any writer took it for code. */
    private static final String HOSTILE =
            "${x} %{y} $(touch /tmp/z) `id` \"quoted\" 'single' \\ back\\slash \n second line\ttab #{r} {{m}} <b> \u00e4\u20ac\ud83d\ude00";

    @TempDir
    private Path root;

    private final List<Runnable> afterwards = new ArrayList<>();

    /** A target on its real platform, with a backend that serves it. */
    record Pair(Site site, String backend) {
        @Override
        public String toString() {
            return site.target() + " with " + backend;
        }
    }

    /** Returns every pair that there is, or those alone that {@code -Domnideploy.pairs=kubernetes} or its like names. */
    static List<Pair> pairs() {
        Plugins plugins = new Plugins(BackendContractIT.class.getClassLoader());
        DeploymentFactory factory =
                new DeploymentFactory(plugins, new CompiledCatalog(BackendContractIT.class.getClassLoader()));
        return Site.all().stream()
                .flatMap(site -> factory.backendsFor(plugins.target(site.target())).stream()
                        .map(Backend::name)
                        .map(backend -> new Pair(site, backend)))
                .filter(pair -> pair.toString().contains(System.getProperty("omnideploy.pairs", "")))
                .toList();
    }

    @AfterEach
    void clean() {
        afterwards.forEach(Runnable::run);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void emitsTheSameBytesInAnyFolderLocaleAndTimeZone(Pair pair) throws IOException {
        String name = name("emit");
        Try here = aTry(pair, name, root.resolve("here"));
        Try there = aTry(pair, name, root.resolve("some where/else"));
        there.program.with("LC_ALL", "tr_TR.UTF-8").with("TZ", "Asia/Kathmandu");
        there.program.with("OMNIDEPLOY_JAVA_OPTS", "-Duser.language=tr -Duser.timezone=Asia/Kathmandu");
        assertThat(here.run(0, "generate", "-o", "out").all()).contains("one");
        there.run(0, "generate", "-o", "out");
        assertThat(files(here.folder.resolve("out/one")))
                .isNotEmpty()
                .isEqualTo(files(there.folder.resolve("out/one")));
        here.run(0, "generate", "-o", "out", "--check");
        Files.writeString(first(here.folder.resolve("out/one")), "edited");
        assertThat(here.run(10, "generate", "-o", "out", "--check").out()).contains("edited");
    }

    /** One stack, through all that becomes of it. */
    @ParameterizedTest
    @MethodSource("pairs")
    void keepsItsPromisesThroughALife(Pair pair) throws IOException {
        Try stack = live(pair, "life");
        bringsUpWhatPreviewShowsAndThenHasNothingToDo(stack);
        replacesExactlyWhatAChangedVariableTouchesAndCarriesAnyText(stack);
        leavesNoSecretInClearButWhereTheDocsSaySo(stack);
        seesDriftAndMendsIt(stack);
        keepsStacksApart(stack);
        if (pair.site.runs()) {
            namesResourceCauseAndRemedyAndKeepsTheRestRunning(stack);
        }
        stack.run(0, "destroy", "--yes");
        assertThat(stack.site.traces(stack.name)).isEmpty();
        stack.run(0, "destroy", "--yes");
    }

    private static void bringsUpWhatPreviewShowsAndThenHasNothingToDo(Try stack) throws IOException {
        assertThat(stack.run(10, "preview", "--exit-code").out())
                .contains(stack.site.resource("api"), stack.site.resource("worker"), "(overridden)");
        assertThat(stack.site.traces(stack.name)).as("preview changes nothing").isEmpty();
        stack.run(0, "up", "--yes");
        List<String> api = stack.instances("one", "api");
        assertThat(api).hasSize(1);
        assertThat(stack.variable("api", "OVERRIDDEN")).isEqualTo("yes");
        assertThat(stack.variable("worker", "TOKEN")).isEqualTo(CANARY);
        stack.run(0, "preview", "--exit-code");
        assertThat(stack.run(0, "up", "--yes").out()).contains(stack.site.output());
        assertThat(stack.instances("one", "api")).isEqualTo(api);
    }

    private static void replacesExactlyWhatAChangedVariableTouchesAndCarriesAnyText(Try stack) throws IOException {
        List<String> api = stack.instances("one", "api");
        List<String> worker = stack.instances("one", "worker");
        stack.describe(HOSTILE.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("$", "$$"));
        stack.run(0, "generate", "-o", "out");
        assertThat(stack.run(10, "preview", "--exit-code").out()).contains("GREETING", "hello", "back");
        stack.run(0, "up", "--yes");
        assertThat(stack.instances("one", "api")).isNotEqualTo(api);
        assertThat(stack.instances("one", "worker")).isEqualTo(worker);
        assertThat(stack.variable("api", "GREETING")).isEqualTo(HOSTILE);
    }

    private void leavesNoSecretInClearButWhereTheDocsSaySo(Try stack) throws IOException {
        stack.program.with("TOKEN", CANARY + "-2");
        List<Run.Result> said = new ArrayList<>();
        said.add(stack.run(0, "preview", "--format", "json"));
        said.add(stack.run(0, "up", "--yes"));
        assertThat(stack.variable("worker", "TOKEN")).isEqualTo(CANARY + "-2");
        said.add(stack.run(0, "outputs", "--format", "json"));
        said.add(stack.run(0, "preview", "--exit-code"));
        said.forEach(result -> assertThat(result.all()).doesNotContain(CANARY));
        assertThat(filesWith(CANARY)).allMatch(BackendContractIT::isDocumented);
        stack.run(2, "up", "--yes", "-s", "two", "-t", "nowhere");
        stack.program.with("TOKEN", "");
        assertThat(stack.run(2, "up", "--yes", "-s", "two").err()).contains("env:TOKEN");
        stack.run(0, "generate", "-o", "out");
        stack.program.with("TOKEN", CANARY + "-2");
    }

    private static void seesDriftAndMendsIt(Try stack) throws IOException {
        List<String> api = stack.instances("one", "api");
        stack.site.removeByHand(stack.instances("one", "worker").getFirst());
        String worker = stack.site.resource("worker");
        assertThat(stack.run(10, "refresh", "--yes", "--exit-code").out()).contains(worker);
        assertThat(stack.run(10, "preview", "--exit-code").out()).contains(worker);
        stack.run(0, "up", "--yes");
        assertThat(stack.instances("one", "worker")).hasSize(1);
        assertThat(stack.instances("one", "api")).isEqualTo(api);
    }

    private static void keepsStacksApart(Try stack) throws IOException {
        List<String> one = stack.instances("one", "api");
        stack.run(0, "up", "--yes", "-s", "two");
        assertThat(stack.instances("two", "api")).hasSize(1).doesNotContainAnyElementsOf(one);
        stack.run(0, "destroy", "--yes", "-s", "two");
        assertThat(stack.instances("two", "api")).isEmpty();
        assertThat(stack.instances("one", "api")).isEqualTo(one);
        stack.run(0, "preview", "--exit-code");
    }

    private static void namesResourceCauseAndRemedyAndKeepsTheRestRunning(Try stack) throws IOException {
        List<String> api = stack.instances("one", "api");
        String good = Files.readString(stack.folder.resolve("deploy.yaml"));
        Files.writeString(
                stack.folder.resolve("deploy.yaml"),
                good.replace(
                        "container: {image: omnideploy-test/sh:1}", "container: {image: omnideploy-test/absent:9}"));
        Run.Result failed = stack.run(3, "up", "--yes");
        assertThat(failed.err()).contains("worker", "omnideploy-test/absent:9").doesNotContain("\tat ", "Exception");
        assertThat(stack.instances("one", "api")).isEqualTo(api);
        Files.writeString(stack.folder.resolve("deploy.yaml"), good);
        stack.run(0, "up", "--yes");
        stack.run(0, "preview", "--exit-code");
    }

    /** The docker provider has no write-only arguments, so Terraform's state holds what a container is given (mode 600). */
    private static boolean isDocumented(Path file) {
        return file.getFileName().toString().startsWith("terraform.tfstate");
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (Files.size(path) < 10_000_000
                        && new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    private static Path first(Path folder) throws IOException {
        return folder.resolve(files(folder).keySet().stream()
                .filter(path -> !path.startsWith("."))
                .findFirst()
                .orElseThrow());
    }

    private static String name(String what) {
        return "t-" + what + "-"
                + Long.toString(System.nanoTime() & 0xffffff, 36).toLowerCase(Locale.ROOT);
    }

    private Try live(Pair pair, String what) throws IOException {
        pair.site.require(pair.backend);
        String name = name(what);
        afterwards.add(() -> {
            try {
                pair.site.clean(name);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        return aTry(pair, name, root.resolve(name));
    }

    private Try aTry(Pair pair, String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        BuiltProgram program = new BuiltProgram(folder, root.resolve("work")).with("TOKEN", CANARY);
        pair.site.environment().forEach(program::with);
        pair.site.equip(root.resolve("work"), folder.resolve("infra/one"), folder.resolve("infra/two"));
        Try attempt = new Try(pair.site, pair.backend, name, folder, program);
        attempt.describe("hello");
        return attempt;
    }

    /** One deployment on one pair. */
    private record Try(Site site, String backend, String name, Path folder, BuiltProgram program) {
        void describe(String greeting) throws IOException {
            Files.writeString(folder.resolve("deploy.yaml"), site.description(name, greeting));
        }

        Run.Result run(int exit, String... arguments) throws IOException {
            List<String> all = new ArrayList<>(List.of(arguments));
            Map.of("-s", "one", "-t", site.target(), "-b", backend).forEach((option, value) -> {
                if (!all.contains(option)) {
                    all.addAll(List.of(option, value));
                }
            });
            Run.Result result = program.run(all.toArray(String[]::new));
            assertThat(result.exit())
                    .as(String.join(" ", all) + "\n" + result.all())
                    .isEqualTo(exit);
            return result;
        }

        List<String> instances(String stack, String component) throws IOException {
            return site.instances(name, stack, component);
        }

        String variable(String component, String variable) throws IOException {
            return site.variable(instances("one", component).getFirst(), variable);
        }
    }
}
