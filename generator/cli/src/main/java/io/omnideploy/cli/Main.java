package io.omnideploy.cli;

import io.omnideploy.cli.console.Hidden;
import io.omnideploy.cli.console.Interruption;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.console.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The entry of the process. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) throws IOException {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Interruption interruption = new Interruption(err);
        interruption.install();
        int code = run(err, interruption, arguments);
        if (interruption.isRequested()) {
            // The process is ending already, and whoever has something to do at that has the time for it.
            System.exit(code);
        }
        // Nothing is left to do, and an orderly exit would first look for somebody to log it to.
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command in this process, which goes on, and returns the exit code. */
    static int run(String... arguments) throws IOException {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        return run(err, new Interruption(err), arguments);
    }

    private static int run(PrintStream err, Interruption interruption, String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Session session = new Session(
                out,
                err,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                Terminal.ofProcess(),
                Hidden.ofProcess(),
                interruption);
        ClassLoader plugins = PluginPath.of(Main.class.getClassLoader(), System.getProperty(PluginPath.PROPERTY));
        int code = new OmniDeploy(session, plugins).run(arguments);
        out.flush();
        err.flush();
        return code;
    }
}
