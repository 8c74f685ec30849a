package io.omnideploy.cli.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.Program;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.resource.CompiledCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of spoilt descriptions go the whole way from the file to what would be written: each is written or refused with a
 * place, soon, and never ends in an exception. {@code -Domnideploy.seed=N} repeats a run, {@code -Domnideploy.spoilt=N} makes
 * more of them.
 */
class SpoiltDescriptionsTest {
    private static final int FILES = Integer.getInteger("omnideploy.spoilt", 2_400);
    private static final int BY_COMMAND = 40;
    private static final long SEED = Long.getLong("omnideploy.seed", System.nanoTime());
    private static final Path EXAMPLES = Path.of("../../examples");
    /** Each takes milliseconds; the bound is one that no busy machine breaks. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final List<String> texts = new ArrayList<>();
    private DeploymentFactory factory;
    private List<String> backends;

    @BeforeEach
    void read() throws IOException {
        ClassLoader loader = SpoiltDescriptionsTest.class.getClassLoader();
        Plugins plugins = new Plugins(loader);
        factory = new DeploymentFactory(plugins, new CompiledCatalog(loader));
        backends = plugins.backends().stream().map(backend -> backend.name()).toList();
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            for (Path example : examples.map(folder -> folder.resolve("deploy.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(example));
            }
        }
    }

    @Test
    void areWrittenOrRefusedWithAPlace() throws IOException {
        int written = 0;
        long slowest = 0;
        int slowestFile = 0;
        TreeSet<String> codes = new TreeSet<>();
        for (int number = 0; number < FILES; number++) {
            Random random = new Random(SEED + number);
            byte[] text = new TextMutator(random).spoilt(texts.get(random.nextInt(texts.size())));
            Path file = Files.write(folder.resolve("deploy.yaml"), text);
            String which = "file %d of -Domnideploy.seed=%d".formatted(number, SEED);
            long start = System.nanoTime();
            try {
                Deployment deployment = deployment(random.nextInt(4), random);
                assertThat(deployment.backend().emit(deployment.emitRequest())).isNotEmpty();
                written++;
            } catch (Refused refused) {
                refused.diagnostics().forEach(diagnostic -> codes.add(diagnostic.code()));
                assertThat(refused.diagnostics())
                        .as(which)
                        .isNotEmpty()
                        .allMatch(diagnostic -> !diagnostic.message().isBlank())
                        .anyMatch(SpoiltDescriptionsTest::isPlaced);
            } catch (RuntimeException | Error escaped) {
                keep(file, which);
                throw new AssertionError(which + " ends in an exception", escaped);
            }
            long took = System.nanoTime() - start;
            if (took > slowest) {
                slowest = took;
                slowestFile = number;
            }
            assertThat(Duration.ofNanos(took)).as(which).isLessThan(BOUND);
        }
        System.out.printf(
                "spoilt descriptions: %d, written %d, %d kinds of refusals, slowest %d ms (file %d), seed %d%n",
                FILES, written, codes.size(), slowest / 1_000_000, slowestFile, SEED);
        assertThat(written).as("some faults do no harm").isPositive();
        assertThat(codes).as("the faults are of many kinds").hasSizeGreaterThan(10);
    }

    @Test
    void endByCommandInExitCodes0And2() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        for (int number = 0; number < BY_COMMAND; number++) {
            Random random = new Random(SEED - 1 - number);
            Files.write(
                    project.resolve("deploy.yaml"),
                    new TextMutator(random).spoilt(texts.get(random.nextInt(texts.size()))));
            for (String[] command : new String[][] {{"validate"}, {"generate", "-o", "out" + number}}) {
                Program.Result result = Program.in(project).run(command);
                assertThat(result.code())
                        .as("file %d of -Domnideploy.seed=%d%n%s", number, SEED, result)
                        .isIn(0, 2);
                assertThat(result.toString()).doesNotContain("\tat ", "Exception", "internal error");
                assertThat(result.code() == 0
                                || result.toString().contains("deploy.yaml")
                                || result.err().contains("'"))
                        .as(result.toString())
                        .isTrue();
            }
        }
    }

    private Deployment deployment(int stack, Random random) {
        LoadedConfig loaded = factory.load(new LoadRequest(Optional.empty(), folder, Optional.empty()));
        List<String> declared = List.copyOf(loaded.declaredStacks());
        Optional<String> chosen =
                declared.isEmpty() ? Optional.of("dev") : Optional.of(declared.get(stack % declared.size()));
        Selection selection = new Selection(
                chosen,
                random.nextBoolean() ? Optional.empty() : Optional.of("docker"),
                random.nextBoolean() ? Optional.empty() : Optional.of(backends.get(random.nextInt(backends.size()))),
                random.nextBoolean() ? Map.of() : Map.of("X", "a\nb: ${Y}", "TAG", "1"));
        return factory.deployment(loaded, selection, Optional.empty()).orRefuse();
    }

    /** A place in the file, a path of the description, or the file or the name that is meant, in the words of the message. */
    private static boolean isPlaced(Diagnostic diagnostic) {
        return diagnostic.span().isPresent()
                || diagnostic.path().isPresent()
                || diagnostic.message().contains("deploy.yaml")
                || diagnostic.message().contains("'");
    }

    private static void keep(Path file, String which) throws IOException {
        Files.copy(
                file,
                Path.of("target").resolve("spoilt-" + which.replaceAll("[^0-9]+", "-") + ".yaml"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
