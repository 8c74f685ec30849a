package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.LiveStack;
import io.omnideploy.spi.LogsRequest;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what running components say. */
final class LogsCommand implements Command {
    private static final String FOLLOW = "--follow";
    private static final String LINES = "--lines";
    private static final int DEFAULT_LINES = 100;
    private static final int MOST_LINES = 1_000_000;

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("logs", "Prints the last log lines of all components, or of one.")
                        .addPositional(Options.optional("COMPONENT", "A component or backing service."))
                        .addOption(Options.flag("Goes on until it is interrupted.", "-f", FOLLOW))
                        .addOption(Options.number(
                                "N", "How many lines of each at most. Default: " + DEFAULT_LINES + ".", "-n", LINES)),
                Help.Codes.LOOKING,
                "omnideploy logs web -f",
                "omnideploy logs -n 20");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        int lines = arguments.<Integer>value(LINES).orElse(DEFAULT_LINES);
        if (lines < 0 || lines > MOST_LINES) {
            throw new Refused(Diagnostic.error("usage", "--lines is " + lines + ".")
                    .remedy("Give a number from 0 to " + MOST_LINES + "."));
        }
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        arguments.parameter().ifPresent(component -> check(component, deployment));
        try (LiveStack live = LiveStack.connect(deployment, world.work(), session.environment())) {
            live.logs(new LogsRequest(
                    deployment.id(),
                    arguments.parameter(),
                    lines,
                    arguments.has(FOLLOW),
                    (name, line) -> print(session, name, line)));
        }
        return ExitCode.DONE;
    }

    /** One write per line, so that lines of several components never mix. */
    private static void print(Session session, String name, String line) {
        session.out().print(session.outStyle().cyan(name + " |") + " " + line + "\n");
        session.out().flush();
    }

    private static void check(String component, Deployment deployment) {
        TreeSet<String> known = new TreeSet<>(deployment.config().components().keySet());
        known.addAll(deployment.config().backingServices().keySet());
        if (!known.contains(component)) {
            throw new Refused(Diagnostic.error("unknown-component", "There is no component '" + component + "'.")
                    .remedy(Nearest.remedy(component, known)));
        }
    }
}
