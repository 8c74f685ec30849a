package io.omnideploy.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was approved is what runs: a plan made by one machine is done by another, and refused as soon as anything differs. Two
 * machines are two checkouts with two work folders here; they share a passphrase, and the state where a backend has one.
 */
@Execution(ExecutionMode.CONCURRENT)
class ApprovedPlanIT {
    private static final String TOKEN = Canary.random();
    private static final String PASSPHRASE = Canary.random();
    private static final String PLAN = "approved.plan";

    @TempDir
    private Path root;

    private final List<Runnable> afterwards = new ArrayList<>();

    /** Returns one for each backend: what a plan binds is the same wherever it is for. */
    static List<BackendContractIT.Pair> pairs() {
        Map<String, BackendContractIT.Pair> first = new TreeMap<>();
        BackendContractIT.pairs().forEach(pair -> first.putIfAbsent(pair.backend(), pair));
        return List.copyOf(first.values());
    }

    @AfterEach
    void clean() {
        afterwards.forEach(Runnable::run);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void planOfOneMachineRunsOnAnotherOrIsRefused(BackendContractIT.Pair pair) throws IOException {
        String name = "t-approved-" + pair.backend();
        Machine laptop = machine(pair, name, "laptop");
        Machine runner = machine(pair, name, "runner");

        laptop.run(10, "preview", "--out", PLAN, "--exit-code", "--format", "json");
        holdsNoPathAndIsPrivate(laptop);
        assertThat(pair.site().traces(laptop.name))
                .as("preview changes nothing")
                .isEmpty();
        give(laptop, runner);
        refusesAnotherDescription(runner);
        if (pair.equals(pairs().getFirst())) {
            refusesWhatIsNotTheSame(runner);
        }
        assertThat(pair.site().traces(laptop.name))
                .as("a refused plan touches nothing")
                .isEmpty();

        Run.Result up = runner.run(0, "up", "--plan", PLAN);
        assertThat(up.out()).contains(pair.site().output());
        assertThat(runner.run(2, "up", "--plan", PLAN).err())
                .contains("[plan-behind]", "applied already", "The state: approved was none");
        share(runner, laptop);
        laptop.run(0, "preview", "--exit-code");

        laptop.describe("bonjour");
        laptop.run(0, "preview", "--out", PLAN);
        runner.describe("bonjour");
        give(laptop, runner);
        pair.site()
                .removeByHand(
                        pair.site().instances(runner.name, "one", "worker").getFirst());
        if (pair.backend().equals("cdk")) {
            // The change set that was approved is what runs; what became of other resources since, the next preview
            // tells.
            runner.run(0, "up", "--plan", PLAN);
            assertThat(runner.run(10, "preview", "--exit-code").out())
                    .contains(pair.site().resource("worker"));
        } else {
            assertThat(runner.run(2, "up", "--plan", PLAN).err())
                    .contains(pair.site().resource("worker") + ": approved was none, now it is");
        }
        runner.run(0, "destroy", "--yes");
        assertThat(pair.site().traces(laptop.name)).isEmpty();
    }

    private static void holdsNoPathAndIsPrivate(Machine machine) throws IOException {
        Path plan = machine.folder.resolve(PLAN);
        assertThat(Files.readString(plan))
                .contains("\"bound\"", "\"seal\"", "hmac-sha256", machine.name)
                .doesNotContain(machine.folder.toString(), machine.work.toString(), TOKEN, PASSPHRASE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plan)))
                .isEqualTo("rw-------");
    }

    private static void refusesAnotherDescription(Machine runner) throws IOException {
        runner.describe("bonjour");
        assertThat(runner.run(2, "up", "--plan", PLAN).err())
                .contains("[plan-differs]", "The description's components.api: approved was", "The file ")
                .doesNotContain("description's components.worker");
        runner.describe("hello");
    }

    /** Is decided before any backend is asked, and so once for all of them. */
    private static void refusesWhatIsNotTheSame(Machine runner) throws IOException {
        runner.program.with("TOKEN", TOKEN + "-2");
        assertThat(runner.run(2, "up", "--plan", PLAN).err())
                .contains("The value of secret ", "approved was")
                .doesNotContain("The file");
        runner.program.with("TOKEN", TOKEN);

        assertThat(runner.run(2, "up", "--plan", PLAN, "-s", "two").err())
                .contains("The stack: approved was one, now it is two.");

        runner.program.with("OMNIDEPLOY_PASSPHRASE", "");
        assertThat(runner.run(2, "up", "--plan", PLAN).err()).contains("[plan-key]", "OMNIDEPLOY_PASSPHRASE");
        runner.program.with("OMNIDEPLOY_PASSPHRASE", PASSPHRASE);

        String text = Files.readString(runner.folder.resolve(PLAN));
        Files.writeString(runner.folder.resolve("edited.plan"), text.replaceFirst("\"create\"", "\"none\""));
        assertThat(runner.run(2, "up", "--plan", "edited.plan").err()).contains("[plan-damaged]");
        Files.writeString(runner.folder.resolve("cut.plan"), text.substring(0, text.length() / 2));
        assertThat(runner.run(2, "up", "--plan", "cut.plan").err()).contains("[plan-damaged]");
    }

    @Test
    void touchesNothingButWhatIsPinned() throws IOException {
        BackendContractIT.Pair pair = new BackendContractIT.Pair(new Site.Docker(), "direct");
        Machine machine = machine(pair, "t-pinned", "pinned");
        String description = pair.site().description(machine.name, "hello");
        machine.write(description + "identity: {engine: somewhere-else}\n");
        for (String[] command :
                new String[][] {{"up", "--yes"}, {"destroy", "--yes"}, {"refresh"}, {"outputs"}, {"status"}}) {
            assertThat(machine.run(2, command).err())
                    .as(command[0])
                    .contains("[identity-mismatch]", "engine somewhere-else alone, and this is ");
        }

        // Nobody is there: had it been asked, it would have been a failure of the platform.
        machine.write(description + "identity: {host: \"tcp://127.0.0.1:1\"}\n");
        assertThat(machine.run(2, "up", "--yes").err()).contains("host tcp://127.0.0.1:1 alone, and this is ");
        machine.run(0, "generate", "-o", "out");
        assertThat(all(machine.folder.resolve("out/one"))).contains("tcp://127.0.0.1:1");

        String engine =
                Run.of("docker", "info", "--format", "{{.ID}}").go().out().strip();
        machine.write(description + "identity: {engine: \"" + engine + "\"}\n");
        machine.run(10, "preview", "--exit-code");
        assertThat(pair.site().traces(machine.name)).isEmpty();
    }

    private static String all(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private Machine machine(BackendContractIT.Pair pair, String name, String what) throws IOException {
        pair.site().require(pair.backend());
        pair.site().clean(name);
        afterwards.add(() -> {
            try {
                pair.site().clean(name);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        Path folder = Files.createDirectories(root.resolve(what).resolve("checkout"));
        Path work = root.resolve(what).resolve("work");
        BuiltProgram program =
                new BuiltProgram(folder, work).with("TOKEN", TOKEN).with("OMNIDEPLOY_PASSPHRASE", PASSPHRASE);
        pair.site().environment().forEach(program::with);
        if (pair.backend().equals("pulumi")) {
            // It takes a folder for what else is a bucket, and has a passphrase of its own.
            Path shared = Files.createDirectories(root.resolve("shared"));
            program.with("PULUMI_BACKEND_URL", "file://" + shared).with("PULUMI_CONFIG_PASSPHRASE", PASSPHRASE + "-2");
        }
        pair.site().equip(work, folder.resolve("infra/one"));
        Machine machine = new Machine(pair, name, folder, work, program);
        machine.describe("hello");
        return machine;
    }

    private static void give(Machine from, Machine to) throws IOException {
        Files.copy(from.folder.resolve(PLAN), to.folder.resolve(PLAN), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Stands in for a bucket in which both keep the state; a backend without one shares nothing. */
    private static void share(Machine from, Machine to) throws IOException {
        Path state = Path.of(from.pair.backend(), from.name, "one", "terraform.tfstate");
        if (Files.exists(from.work.resolve(state))) {
            Files.copy(from.work.resolve(state), to.work.resolve(state), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A checkout with a work folder. */
    private record Machine(BackendContractIT.Pair pair, String name, Path folder, Path work, BuiltProgram program) {
        void describe(String greeting) throws IOException {
            write(pair.site().description(name, greeting));
        }

        void write(String description) throws IOException {
            Files.writeString(folder.resolve("deploy.yaml"), description);
        }

        Run.Result run(int exit, String... arguments) throws IOException {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("-t", pair.site().target(), "-b", pair.backend()));
            if (!all.contains("-s")) {
                all.addAll(List.of("-s", "one"));
            }
            Run.Result result = program.run(all.toArray(String[]::new));
            assertThat(result.exit())
                    .as(String.join(" ", all) + "\n" + result.all())
                    .isEqualTo(exit);
            return result;
        }
    }
}
