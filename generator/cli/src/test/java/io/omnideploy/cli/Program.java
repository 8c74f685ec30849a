package io.omnideploy.cli;

import io.omnideploy.cli.console.Interruption;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.console.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The program in this process, with the world around it made by the test. */
public final class Program {
    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Terminal terminal = Terminal.NONE;
    private String input = "";
    private Interruption interruption = new Interruption(stream(err));

    private Program(Path directory) {
        this.directory = directory;
    }

    /** Prepares a run in a folder; the work folder lies beside it. */
    public static Program in(Path directory) {
        return new Program(directory)
                .with("OMNIDEPLOY_WORK_DIR", directory.resolveSibling("work").toString());
    }

    /** Sets a variable. */
    public Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Puts a person at the terminal who types lines. */
    public Program answering(String lines) {
        terminal = new Terminal(true, false, false);
        input = lines;
        return this;
    }

    /** Gives it something to read, as a pipe does. */
    public Program reading(String text) {
        terminal = Terminal.NONE;
        input = text;
        return this;
    }

    /** Lets the test stop the run. */
    public Interruption interruption() {
        return interruption;
    }

    /** Returns what was said beside the results so far. */
    public String soFar() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Runs one command. */
    public Result run(String... arguments) {
        out.reset();
        err.reset();
        URL services = Program.class.getResource("/memory-plugins/");
        try (URLClassLoader plugins = new URLClassLoader(new URL[] {services}, Program.class.getClassLoader())) {
            Session session = new Session(
                    stream(out),
                    stream(err),
                    new BufferedReader(new StringReader(input)),
                    environment,
                    directory,
                    directory,
                    terminal,
                    this::typed,
                    interruption);
            int code = new OmniDeploy(session, plugins).run(arguments);
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } finally {
            interruption = new Interruption(stream(err));
        }
    }

    /** Writes a file into the folder. */
    public Program file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Optional<String> typed(String question) {
        stream(err).print(question + " ");
        return terminal.input() ? input.lines().findFirst() : Optional.empty();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** How a run ended, and what it said. */
    public record Result(int code, String out, String err) {
        @Override
        public String toString() {
            return "exit " + code + "\n--- out\n" + out + "--- err\n" + err;
        }
    }
}
