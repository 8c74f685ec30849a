package io.omnideploy.cli.command;

import io.omnideploy.engine.folder.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;

/** The completion scripts, made from the commands; the build puts them into the release. */
public final class CompletionScript {
    /** The shells that have one. */
    static final List<String> SHELLS = List.of("bash", "zsh");

    private CompletionScript() {}

    /** Returns the script of a shell. */
    static String of(String shell) {
        String script = AutoComplete.bash(CommandLineModel.NAME, CommandLineModel.whole());
        // The first line makes zsh load the file for this command, also from its function path. The script then turns
        // on
        // bash's completion by itself.
        return shell.equals("zsh") ? "#compdef " + CommandLineModel.NAME + "\n" + script : script;
    }

    /**
     * Writes all scripts into a folder.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        for (String shell : SHELLS) {
            AtomicFile.write(Path.of(arguments[0], CommandLineModel.NAME + "." + shell), of(shell));
        }
    }
}
