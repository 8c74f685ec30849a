package io.omnideploy.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run has around it. All that commands read or print goes through here, so that a test can be the world.
 *
 * @param out takes results
 * @param err takes progress, questions, and diagnostics of commands whose result is something else
 * @param in gives answers
 * @param environment variables by name
 * @param directory the folder in which the run was started, absolute
 * @param home the person's own folder
 * @param hidden reads what nobody else may see
 */
public record Session(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        Map<String, String> environment,
        Path directory,
        Path home,
        Terminal terminal,
        Hidden hidden,
        Interruption interruption) {
    /** Names the variable that asks for the trace of an internal error. */
    public static final String DEBUG = "OMNIDEPLOY_DEBUG";

    public Session {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(in, "in");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(terminal, "terminal");
        Objects.requireNonNull(hidden, "hidden");
        Objects.requireNonNull(interruption, "interruption");
    }

    /** Returns a variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns the style of results. */
    public Style outStyle() {
        return terminal.output() && isColourWanted() ? Style.COLOURED : Style.PLAIN;
    }

    /** Returns the style of what is said beside results. */
    public Style errStyle() {
        return terminal.error() && isColourWanted() ? Style.COLOURED : Style.PLAIN;
    }

    /** Tells whether lines of progress can be drawn over in place. */
    public boolean isLive() {
        return terminal.error() && isColourWanted() && variable("CI").isEmpty();
    }

    /** Prints a result, as it is. */
    public void print(String text) {
        out.print(text);
    }

    /** Says a line beside the results. */
    public void say(String line) {
        err.print(line + "\n");
    }

    /** Asks a person and returns the answer without blanks around it; empty at the end of input. */
    public String ask(String question) {
        err.print(question + " ");
        err.flush();
        return interruption.whileIdle(() -> {
            try {
                String answer = in.readLine();
                return answer == null ? "" : answer.strip();
            } catch (IOException gone) {
                return "";
            }
        });
    }

    /** Asks for something that nobody else may see; empty where it can't be typed unseen. */
    public Optional<String> askHidden(String question) {
        err.flush();
        return interruption.whileIdle(() -> hidden.answer(question));
    }

    /** Returns a path as a person would write it from here: relative where it lies below. */
    public String shown(Path path) {
        Path here = directory.normalize();
        Path there = path.toAbsolutePath().normalize();
        String text = there.startsWith(here) && !there.equals(here)
                ? here.relativize(there).toString()
                : there.toString();
        return text.replace('\\', '/');
    }

    private boolean isColourWanted() {
        return variable("NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }
}
