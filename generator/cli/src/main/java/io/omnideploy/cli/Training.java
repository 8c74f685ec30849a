package io.omnideploy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs what people run most, all in one process, so that the archive of loaded classes that is made of this process holds what
 * each of them needs: classes, and lambdas and strings that are linked already. Run when the distribution is built.
 */
public final class Training {
    private static final List<Pair> PAIRS = List.of(
            new Pair("docker", "direct"),
            new Pair("docker", "terraform"),
            new Pair("docker", "pulumi"),
            new Pair("ecs", "terraform"),
            new Pair("ecs", "cdk"),
            new Pair("kubernetes", "direct"));

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
            for (Pair pair : PAIRS) {
                String folder = Files.createTempDirectory(scratch, pair.target).toString();
                Main.run(pair.of("generate", description, "-o", folder));
                Main.run(pair.of("generate", description, "-o", folder));
                Main.run(pair.of("generate", description, "-o", folder, "--check"));
                Main.run(pair.of("preview", description, "--offline"));
            }
            Main.run("validate", "-c", description);
            Main.run("validate", "--format", "json", "-c", description);
        }
    }

    private record Pair(String target, String backend) {
        String[] of(String command, String description, String... more) {
            List<String> arguments = new ArrayList<>(List.of(command, "-c", description, "-t", target, "-b", backend));
            arguments.addAll(List.of(more));
            return arguments.toArray(String[]::new);
        }
    }
}
