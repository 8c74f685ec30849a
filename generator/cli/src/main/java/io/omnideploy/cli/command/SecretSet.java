package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.StoredSecrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Puts a value into the store of a stack: typed unseen, piped, from a file, or made; never an argument. */
final class SecretSet implements Command {
    private static final String STDIN = "--stdin";
    private static final String FILE = "--file";
    private static final String GENERATE = "--generate";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "set",
                                "Gives a secret 'store:NAME' its value.",
                                "Asks for it unseen, unless one of the options says where it comes from.")
                        .addPositional(Options.required("NAME", "The secret's name in the store."))
                        .addOption(Options.flag(
                                "Reads the value from standard input; the last line end is not part of it.", STDIN))
                        .addOption(Options.text(
                                "FILE", "Reads the value from a file; the last line end is not part of it.", FILE))
                        .addOption(Options.flag("Makes a password of 32 letters and digits.", GENERATE)),
                Help.Codes.READING,
                "omnideploy secret set stripe-key -s prod",
                "pass show stripe | omnideploy secret set stripe-key --stdin");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        String name = SecretCommand.name(arguments);
        long ways =
                List.of(STDIN, FILE, GENERATE).stream().filter(arguments::has).count();
        if (ways > 1) {
            throw new Refused(Diagnostic.error("usage", "The value can come from one place alone.")
                    .remedy("Give one of " + STDIN + ", " + FILE + " and " + GENERATE + "."));
        }
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        StoredSecrets secrets = world.secrets(deployment);
        Optional<StoredSecrets.Entry> known = secrets.find(name);
        if (arguments.has(GENERATE)) {
            secrets.generate(name);
        } else {
            secrets.set(name, value(name, arguments, session));
        }
        session.print("store:" + name + " of stack " + deployment.id().stack() + " has "
                + (arguments.has(GENERATE) ? "a new" : "its") + " value.\n");
        SecretCommand.sayKept(session, secrets);
        if (known.filter(entry -> !entry.users().isEmpty()).isEmpty()) {
            List<String> used = secrets.list().stream()
                    .filter(entry -> entry.source().scheme().equals("store")
                            && !entry.users().isEmpty())
                    .map(entry -> entry.source().key())
                    .toList();
            session.say("Nothing in this stack uses store:" + name + " yet."
                    + Nearest.to(name, used)
                            .map(nearest -> " Did you mean store:" + nearest + "?")
                            .orElse(""));
        }
        return ExitCode.DONE;
    }

    private static String value(String name, Arguments arguments, Session session) {
        Optional<String> file = arguments.value(FILE);
        String value;
        try {
            if (file.isPresent()) {
                Path path = session.directory().resolve(file.get());
                value = withoutLastLineEnd(Files.readString(path, StandardCharsets.UTF_8));
            } else if (arguments.has(STDIN)) {
                value = withoutLastLineEnd(all(session.in()));
            } else {
                value = session.terminal().input()
                        ? session.askHidden("Value of store:" + name + ":").orElse("")
                        : "";
            }
        } catch (IOException unreadable) {
            throw new Refused(
                    Diagnostic.error("value-unreadable", "The value of store:" + name + " can't be read as text.")
                            .remedy("Give a readable text file, or pipe it in with " + STDIN + "."));
        }
        if (value.isEmpty()) {
            throw new Refused(Diagnostic.error("no-value", "store:" + name + " was given no value.")
                    .remedy("Type it at a terminal, pipe it in with " + STDIN + ", or name a file with " + FILE + "."));
        }
        return value;
    }

    private static String all(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int unit = in.read(); unit >= 0; unit = in.read()) {
            text.append((char) unit);
        }
        return text.toString();
    }

    private static String withoutLastLineEnd(String text) {
        return text.replaceFirst("\r?\n$", "");
    }
}
