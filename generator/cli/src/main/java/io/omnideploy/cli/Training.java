package io.omnideploy.cli;

import java.io.IOException;
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
        Main.run("version");
        Main.run("validate", "-c", mistaken.toString());
        for (String description : List.of(arguments).subList(1, arguments.length)) {
            for (String backend : List.of("direct", "terraform")) {
                String folder = Files.createTempDirectory(scratch, backend).toString();
                String[] generate = {"generate", "-c", description, "-b", backend, "-o", folder};
                Main.run(generate);
                Main.run(generate);
                Main.run("generate", "--check", "-c", description, "-b", backend, "-o", folder);
                Main.run("preview", "--offline", "-c", description, "-b", backend);
            }
            Main.run("validate", "-c", description);
            Main.run("validate", "--format", "json", "-c", description);
        }
    }
}
