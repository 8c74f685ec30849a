package io.omnideploy.cli;

import io.omnideploy.cli.console.Interruption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs what people run most, all in one process, so that the archive of loaded classes that is made of this process holds what
 * each of them needs: classes, and lambdas and strings that are linked already. Run when the distribution is built.
 */
public final class Training {
    private Training() {}

    /**
     * Runs the commands and ends.
     *
     * @param arguments a folder to write to, which is made by this; then descriptions
     */
    public static void main(String[] arguments) throws IOException {
        Path scratch = Files.createDirectories(Path.of(arguments[0]));
        Path mistaken = Files.writeString(scratch.resolve("mistaken.yaml"), "name: mistaken\ncontainer: {imagee: a}\n");
        run("version");
        run("validate", "-c", mistaken.toString());
        for (String description : List.of(arguments).subList(1, arguments.length)) {
            for (String backend : List.of("direct", "terraform")) {
                String folder = Files.createTempDirectory(scratch, backend).toString();
                String[] generate = {"generate", "-c", description, "-b", backend, "-o", folder};
                run(generate);
                run(generate);
                run("generate", "--check", "-c", description, "-b", backend, "-o", folder);
                run("preview", "--offline", "-c", description, "-b", backend);
            }
            run("validate", "-c", description);
            run("validate", "--format", "json", "-c", description);
        }
    }

    private static void run(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Main.program(out, err, new Interruption(err)).run(arguments);
    }
}
