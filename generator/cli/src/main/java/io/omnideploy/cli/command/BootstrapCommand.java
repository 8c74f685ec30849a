package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Prepares an AWS account for somebody who is to deploy to it and not to own it. */
final class BootstrapCommand implements Command {
    private static final List<Command> ACTIONS =
            List.of(new BootstrapRun(), new BootstrapStatus(), new BootstrapPolicy());

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.plain(
                "bootstrap",
                "Prepares an AWS account for deployments: a policy, a group that has it, a user in the group.",
                "Needs no other tool and keeps no state: it looks at what is there, as often as you like.");
        spec.usageMessage().commandListHeading("%nActions:%n");
        for (Command action : ACTIONS) {
            CommandSpec inner = action.spec();
            spec.addSubcommand(inner.name(), inner);
        }
        return Help.footer(spec, Help.Codes.CHANGING, "omnideploy bootstrap status");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        for (Command action : ACTIONS) {
            if (action.spec().name().equals(arguments.command())) {
                return action.run(arguments, world);
            }
        }
        throw new Refused(Diagnostic.error("usage", "'omnideploy bootstrap' is to be told what to do.")
                .remedy("'omnideploy bootstrap --help' lists the actions."));
    }
}
