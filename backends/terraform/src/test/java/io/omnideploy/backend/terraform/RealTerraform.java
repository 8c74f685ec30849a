package io.omnideploy.backend.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bare tool, as a person calls it without OmniDeploy. */
public final class RealTerraform {
    private RealTerraform() {}

    /** Ends the test as skipped, or as failed where every tool must be there, when there is no Terraform or no provider. */
    public static RealTerraform require() {
        requireTool("terraform");
        requireThat(System.getenv("TF_CLI_CONFIG_FILE") != null, "no mirror with the docker provider: source .ci/env");
        return new RealTerraform();
    }

    /** Ends the test when there is no Docker engine. */
    public static void requireDocker() throws IOException, InterruptedException {
        requireTool("docker");
        Process version = new ProcessBuilder("docker", "version", "--format", "{{.Server.Version}}")
                .redirectErrorStream(true)
                .start();
        version.getInputStream().readAllBytes();
        requireThat(version.waitFor() == 0, "no Docker engine answers");
    }

    private static void requireTool(String name) {
        requireThat(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(entry -> Files.isExecutable(Path.of(entry, name))),
                name + " is not on the PATH");
    }

    private static void requireThat(boolean present, String reason) {
        if ("true".equals(System.getenv("OMNIDEPLOY_REQUIRE_TOOLS")) && !present) {
            fail(reason);
        }
        assumeTrue(present, reason);
    }

    /** Runs terraform and returns what it prints; a failure fails the test. */
    public String run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        return process(folder, command);
    }

    /** Runs the docker command line and returns what it prints, without the line end. */
    public static String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return process(Path.of("."), command).strip();
    }

    private static String process(Path folder, List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("omnideploy-test", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as(command + "\n" + output + Files.readString(errors))
                    .isZero();
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
