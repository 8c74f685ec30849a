package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Tends the registry for images that AWS gives each account. */
final class EcrCommand implements Command {
    private static final List<Command> ACTIONS =
            List.of(new EcrCreate(), new EcrList(), new EcrDelete(), new EcrLogin(), new EcrPush());

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.ofDeployment(
                "ecr",
                "Tends the account's registry for images on AWS.",
                "'up' needs none of it: it makes repositories and pushes what it builds by itself.");
        spec.usageMessage().commandListHeading("%nActions:%n");
        for (Command action : ACTIONS) {
            CommandSpec inner = action.spec();
            spec.addSubcommand(inner.name(), inner);
        }
        return Help.footer(spec, Help.Codes.CHANGING, "omnideploy ecr list");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        for (Command action : ACTIONS) {
            if (action.spec().name().equals(arguments.command())) {
                return action.run(arguments, world);
            }
        }
        throw new Refused(Diagnostic.error("usage", "'omnideploy ecr' is to be told what to do.")
                .remedy("'omnideploy ecr --help' lists the actions."));
    }
}
