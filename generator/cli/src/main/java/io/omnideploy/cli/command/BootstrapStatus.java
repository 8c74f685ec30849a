package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.spi.AccountPreparation;
import io.omnideploy.spi.PreparedPart;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what of the preparation is there; changes nothing. */
final class BootstrapStatus implements Command {
    private static final String EXIT_CODE = "--exit-code";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                PreparedAccount.addNames(Help.plain("status", "Tells what is there, and changes nothing."))
                        .addOption(Options.flag("Ends with exit code 10 when something lacks.", EXIT_CODE))
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.COMPARING,
                "omnideploy bootstrap status");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        try (AccountPreparation account = PreparedAccount.open(arguments, world, Optional.empty())) {
            world.session().say(account.identity());
            List<PreparedPart> parts = account.status();
            Listings.print(PreparedAccount.table(parts), arguments, world);
            boolean lacks = parts.stream().anyMatch(part -> part.state() != PreparedPart.State.PRESENT);
            return lacks && arguments.has(EXIT_CODE) ? ExitCode.PENDING : ExitCode.DONE;
        }
    }
}
