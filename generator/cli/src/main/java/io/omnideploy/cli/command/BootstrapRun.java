package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.AccountPreparation;
import io.omnideploy.spi.PreparedPart;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Makes what lacks of the preparation. */
final class BootstrapRun implements Command {
    private static final String CREATE_KEY = "--create-key";
    private static final String PROFILE = "--profile";
    private static final String DEFAULT_USER = "omnideploy-deployer";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                PreparedAccount.addNames(Help.plain(
                                "run",
                                "Makes what lacks, and brings the policy up to date.",
                                "To be run by somebody who may administer the account. What an earlier run left half done is"
                                        + " completed."))
                        .addOption(Options.flag(
                                "Makes an access key of the user and writes it into a profile of the AWS credentials file;"
                                        + " it is never printed.",
                                CREATE_KEY))
                        .addOption(Options.text("NAME", "The profile for the key. Default: the user's name.", PROFILE))
                        .addOption(Approval.option())
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.CHANGING,
                "omnideploy bootstrap run",
                "omnideploy bootstrap run --user ci --create-key");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Optional<String> profile = profile(arguments);
        Approval approval = new Approval(arguments, session);
        approval.require("omnideploy bootstrap status");
        try (AccountPreparation account = PreparedAccount.open(arguments, world, profile)) {
            session.say(account.identity());
            List<PreparedPart> before = account.status();
            List<PreparedPart> lacking = before.stream()
                    .filter(part -> part.state() != PreparedPart.State.PRESENT)
                    .toList();
            if (lacking.isEmpty()) {
                Listings.print(PreparedAccount.table(before), arguments, world);
                return ExitCode.DONE;
            }
            session.err().print(PreparedAccount.table(lacking).text(session.errStyle()));
            if (!approval.yes("Make or update these?")) {
                return ExitCode.DECLINED;
            }
            Listings.print(PreparedAccount.table(account.run()), arguments, world);
            profile.ifPresent(name -> session.say("Use it with AWS_PROFILE=" + name + "."));
            return ExitCode.DONE;
        }
    }

    private static Optional<String> profile(Arguments arguments) {
        Optional<String> named = arguments.value(PROFILE);
        if (named.isPresent() && !arguments.has(CREATE_KEY)) {
            throw new Refused(Diagnostic.error("usage", PROFILE + " names where a key goes, and none is wanted.")
                    .remedy("Give " + CREATE_KEY + ", too."));
        }
        return arguments.has(CREATE_KEY)
                ? named.or(() -> PreparedAccount.user(arguments)).or(() -> Optional.of(DEFAULT_USER))
                : Optional.empty();
    }
}
