package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The built {@code omnideploy} with a work folder of its own, run in the folder of a description. */
final class BuiltProgram {
    private static final Path BUILT =
            Path.of("target/omnideploy/bin/omnideploy").toAbsolutePath();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    BuiltProgram(Path folder, Path work) {
        this.folder = folder;
        environment.put("OMNIDEPLOY_WORK_DIR", work.toString());
        environment.put("NO_COLOR", "1");
    }

    BuiltProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Run.Result run(String... arguments) throws IOException {
        return prepared(arguments).go();
    }

    /** Runs it such that rights count even for root, who is asked to give up the right to pass over them. */
    Run.Result runUnderRights(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search"));
        }
        command.add(BUILT.toString());
        command.addAll(List.of(arguments));
        return Run.of(command).in(folder).with(environment).go();
    }

    Run.Started start(String... arguments) throws IOException {
        return prepared(arguments).start();
    }

    private Run prepared(String... arguments) {
        List<String> command = new ArrayList<>(List.of(BUILT.toString()));
        command.addAll(List.of(arguments));
        return Run.of(command).in(folder).with(environment);
    }
}
