package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.stack.StoredSecrets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Tends the secrets of a stack; no action but the export ever prints a value. */
final class SecretCommand implements Command {
    private static final List<Command> ACTIONS = List.of(
            new SecretSet(),
            new SecretList(),
            new SecretGenerate(),
            new SecretRemove(),
            new SecretExport(),
            new SecretRekey());

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.ofDeployment("secret", "Tends the secrets of a stack.");
        spec.usageMessage().commandListHeading("%nActions:%n");
        for (Command action : ACTIONS) {
            CommandSpec inner = action.spec();
            spec.addSubcommand(inner.name(), inner);
        }
        return Help.footer(spec, Help.Codes.READING, "omnideploy secret list -s prod");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        for (Command action : ACTIONS) {
            if (action.spec().name().equals(arguments.command())) {
                return action.run(arguments, world);
            }
        }
        throw new Refused(Diagnostic.error("usage", "'omnideploy secret' is to be told what to do.")
                .remedy("'omnideploy secret --help' lists the actions."));
    }

    /** Returns the name of a secret of the store, as it is written with or without its scheme. */
    static String name(Arguments arguments) {
        String text = arguments.parameter().orElseThrow();
        String name = text.startsWith("store:") ? text.substring("store:".length()) : text;
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(Diagnostic.error("wrong-name", "A secret can't be called '" + name + "'.")
                    .remedy("Choose a name of one line."));
        }
        if (name.matches("(env|file|ssm|secretsmanager|vault):.*")) {
            throw new Refused(Diagnostic.error("not-in-the-store", "'" + name + "' is not kept in the store.")
                    .remedy("Give it its value at its source, or write 'store:NAME' in the description."));
        }
        return name;
    }

    /** Says what is to be done with a store that lies in the repository. */
    static void sayKept(Session session, StoredSecrets secrets) {
        secrets.place()
                .shared()
                .ifPresentOrElse(
                        file -> session.say("Kept in " + file + ": commit it."),
                        () -> session.say("Kept in the work folder of this machine."));
        secrets.keyPlace().ifPresent(key -> session.say("It opens with the key " + key + "."));
    }
}
