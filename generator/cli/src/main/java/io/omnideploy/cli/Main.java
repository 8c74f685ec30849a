package io.omnideploy.cli;

import io.omnideploy.cli.console.Interruption;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.console.Terminal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The entry of the process. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Interruption interruption = new Interruption(err);
        interruption.install();
        Session session = new Session(
                out,
                err,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                Terminal.ofProcess(),
                interruption);
        int code = new OmniDeploy(session, Main.class.getClassLoader()).run(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }
}
