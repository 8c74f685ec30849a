package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.StoredSecrets;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Seals a store with another passphrase or key, as when somebody leaves who knew the old one. */
final class SecretRekey implements Command {
    private static final String STDIN = "--stdin";
    private static final String KEY_FILE = "--key-file";
    private static final int SHORTEST = 12;

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "rekey",
                                "Seals the store with another passphrase, typed unseen, or another key file.",
                                "All stacks in the same file are sealed anew. Who knew the old key still knows the old values.")
                        .addOption(Options.flag("Reads the new passphrase from standard input, one line.", STDIN))
                        .addOption(Options.flag("Makes a new key file instead.", KEY_FILE)),
                Help.Codes.READING,
                "omnideploy secret rekey -s prod",
                "omnideploy secret rekey --key-file -s prod");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        StoredSecrets secrets = world.secrets(deployment);
        if (arguments.has(KEY_FILE)) {
            secrets.rekeyWithFile();
        } else {
            String passphrase = passphrase(arguments, session);
            if (passphrase.length() < SHORTEST) {
                throw new Refused(Diagnostic.error("weak-passphrase", "A passphrase has at least 12 characters.")
                        .remedy("Choose a longer one: the store may be read by whoever reads the repository."));
            }
            secrets.rekey(passphrase);
        }
        session.print("The store is sealed anew.\n");
        SecretCommand.sayKept(session, secrets);
        return ExitCode.DONE;
    }

    private static String passphrase(Arguments arguments, Session session) {
        if (arguments.has(STDIN)) {
            try {
                return Optional.ofNullable(session.in().readLine()).orElse("");
            } catch (IOException gone) {
                return "";
            }
        }
        String typed = session.terminal().input()
                ? session.askHidden("New passphrase:").orElse("")
                : "";
        if (typed.isEmpty()) {
            throw new Refused(Diagnostic.error("no-value", "There is no new passphrase.")
                    .remedy("Type it at a terminal, or pipe it in with " + STDIN + "; or make a key with " + KEY_FILE
                            + "."));
        }
        return typed;
    }
}
