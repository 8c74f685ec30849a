package io.omnideploy.backend.terraform;

import io.omnideploy.config.DeploymentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** An {@code up} in a process of its own, so that it can be killed. */
public final class SeparateRun {
    private SeparateRun() {}

    /** Brings up the stack of one job: root folder, deployment, script of the job. */
    public static void main(String[] arguments) {
        DeploymentId id = new DeploymentId(arguments[1], "dev");
        new StackHarness(id, Path.of(arguments[0]), Map.of()).up(new Stacks(id, 0).job(arguments[2]));
    }

    static Process start(Path root, DeploymentId id, String script) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SeparateRun.class.getName(),
                        root.toString(),
                        id.name(),
                        script)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("separate.log").toFile())
                .start();
    }
}
