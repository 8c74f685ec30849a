package io.omnideploy.cli;

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
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Interruption interruption = new Interruption(err);
        interruption.install();
        int code = program(out, err, interruption).run(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Returns the program as this process runs it. */
    static OmniDeploy program(PrintStream out, PrintStream err, Interruption interruption) throws IOException {
        Session session = new Session(
                out,
                err,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                Terminal.ofProcess(),
                interruption);
        return new OmniDeploy(
                session, PluginPath.of(Main.class.getClassLoader(), System.getProperty(PluginPath.PROPERTY)));
    }
}
