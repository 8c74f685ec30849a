package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The built {@code omnideploy} with a work folder of its own, run in the folder of a description. After each run its secrets
 * are looked for where they must not be, see {@link CanaryWatch}.
 */
final class BuiltProgram {
    static final Path BUILT = Path.of("target/omnideploy/bin/omnideploy").toAbsolutePath();
    private static final List<String> SECRET_WORDS =
            List.of("TOKEN", "KEY", "SECRET", "PASSWORD", "PASSPHRASE", "CREDENTIAL");

    private final Path folder;
    private final Path work;
    private final Map<String, String> environment = new HashMap<>();
    private final Set<Canary> canaries = new HashSet<>();
    private final Set<Path> holding = new HashSet<>();

    BuiltProgram(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
        environment.put("OMNIDEPLOY_WORK_DIR", work.toString());
        environment.put("NO_COLOR", "1");
    }

    /** Sets a variable; one that is named like a secret may then be found nowhere. */
    BuiltProgram with(String variable, String value) {
        environment.put(variable, value);
        String name = variable.toUpperCase(Locale.ROOT);
        if (value.length() >= Canary.SHORTEST
                && !name.endsWith("_FILE")
                && SECRET_WORDS.stream().anyMatch(name::contains)) {
            canaries.add(new Canary(value));
        }
        return this;
    }

    /** Takes the secret that the test gives otherwise than by a variable; it may be found nowhere. */
    BuiltProgram planting(String value) {
        canaries.add(new Canary(value));
        return this;
    }

    /** Takes a file into which the test itself writes secrets. */
    BuiltProgram holding(Path file) {
        holding.add(file.toAbsolutePath());
        return this;
    }

    Run.Result run(String... arguments) throws IOException {
        return prepared(List.of(), arguments).go();
    }

    /** Runs it with something to read. */
    Run.Result runReading(String input, String... arguments) throws IOException {
        return prepared(List.of(), arguments).reading(input).go();
    }

    /** Runs it such that rights count even for root, who is asked to give up the right to pass over them. */
    Run.Result runUnderRights(String... arguments) throws IOException {
        List<String> wrapper = System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
                : List.of();
        return prepared(wrapper, arguments).go();
    }

    Run.Started start(String... arguments) throws IOException {
        return prepared(List.of(), arguments).start();
    }

    private Run prepared(List<String> wrapper, String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(BUILT.toString());
        command.addAll(List.of(arguments));
        boolean reveals = List.of(arguments).contains("--reveal");
        return Run.of(command)
                .in(folder)
                .with(environment)
                .observedBy(new CanaryWatch(folder, work, environment, canaries, holding, reveals));
    }
}
