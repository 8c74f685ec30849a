package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.spi.AccountPreparation;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what a deployer must be allowed; asks nobody. */
final class BootstrapPolicy implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                PreparedAccount.addPlace(Help.plain(
                        "policy",
                        "Prints the policy that 'run' makes: what deployments to the targets need, and nothing else.",
                        "Asks nobody, and so works without credentials.")),
                Help.Codes.READING,
                "omnideploy bootstrap policy -t ecs > policy.json");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        try (AccountPreparation account = PreparedAccount.open(arguments, world, Optional.empty())) {
            world.session().print(account.policy());
            return ExitCode.DONE;
        }
    }
}
