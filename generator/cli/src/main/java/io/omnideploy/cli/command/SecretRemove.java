package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.StoredSecrets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Removes a value from the store of a stack, after saying who uses it. */
final class SecretRemove implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("remove", "Removes a secret from the store.", "Says who uses it, and asks.")
                        .addPositional(Options.required("NAME", "The secret's name in the store."))
                        .addOption(Approval.option()),
                Help.Codes.CHANGING,
                "omnideploy secret remove stripe-key -s prod");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Approval approval = new Approval(arguments, session);
        approval.require();
        String name = SecretCommand.name(arguments);
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        StoredSecrets secrets = world.secrets(deployment);
        List<String> kept = secrets.list().stream()
                .filter(entry ->
                        entry.source().scheme().equals("store") && entry.presence() == StoredSecrets.Presence.PRESENT)
                .map(entry -> entry.source().key())
                .toList();
        if (!kept.contains(name)) {
            throw new Refused(Diagnostic.error("no-such-secret", "The store has no '" + name + "'.")
                    .remedy(Nearest.to(name, kept)
                            .map(nearest -> "Did you mean '" + nearest + "'?")
                            .orElse("'omnideploy secret list' lists what there is.")));
        }
        Optional<StoredSecrets.Entry> used =
                secrets.find(name).filter(entry -> !entry.users().isEmpty());
        session.say(used.map(entry -> "It is the %s, used by %s; without it 'up' is refused."
                        .formatted(entry.description(), String.join(", ", entry.users())))
                .orElse("Nothing in this stack uses it."));
        if (!approval.yes(
                "Remove store:" + name + " from stack " + deployment.id().stack() + "?")) {
            return ExitCode.DECLINED;
        }
        secrets.remove(name);
        session.print("store:" + name + " is removed.\n");
        SecretCommand.sayKept(session, secrets);
        return ExitCode.DONE;
    }
}
