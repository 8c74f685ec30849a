package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.Table;
import io.omnideploy.engine.stack.StoredSecrets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the secrets of a stack, never a value. */
final class SecretList implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "list",
                                "Lists the secrets of the stack: what uses them, and whether they have a value.",
                                "Needs no key, and never tells a value.")
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.READING,
                "omnideploy secret list -s prod");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        StoredSecrets secrets = world.secrets(new DeploymentLoader(world, arguments).open());
        Table table = new Table(
                "secrets",
                List.of("secret", "used_by", "value", "description"),
                secrets.list().stream().map(SecretList::row).toList());
        session.print(
                switch (Format.of(arguments)) {
                    case JSON -> table.json();
                    case TEXT, MARKDOWN -> table.text(session.outStyle());
                });
        secrets.keyPlace()
                .ifPresent(key -> session.say("Those of store: are kept in "
                        + secrets.place().displayName() + ", which opens with the key " + key + "."));
        return ExitCode.DONE;
    }

    private static List<Object> row(StoredSecrets.Entry entry) {
        String value = switch (entry.presence()) {
            case PRESENT -> "present";
            case MISSING -> "missing";
            case MADE_AT_UP -> "made at up";
            case AT_RUN_TIME -> "read at run time";
        };
        return List.of(entry.source().toString(), entry.users(), value, entry.description());
    }
}
