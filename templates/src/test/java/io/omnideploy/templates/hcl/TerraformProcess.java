package io.omnideploy.templates.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The real Terraform as the judge of what was printed. */
final class TerraformProcess {
    private TerraformProcess() {}

    /** Runs terraform with text on its standard input and returns what it prints. */
    static String run(Path folder, String input, String... arguments) throws IOException, InterruptedException {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
        if (!"true".equals(System.getenv("OMNIDEPLOY_REQUIRE_TOOLS"))) {
            assumeTrue(present, "terraform is not on the PATH");
        }
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        Thread writer = Thread.ofVirtual().start(() -> write(process, input));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        writer.join();
        assertThat(process.waitFor()).as(() -> read(errors) + output).isZero();
        return output;
    }

    private static void write(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // It ended without reading on; its status tells why.
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return gone.toString();
        }
    }
}
