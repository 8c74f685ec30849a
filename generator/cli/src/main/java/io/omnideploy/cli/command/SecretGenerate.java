package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.StoredSecrets;
import java.util.SortedSet;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the passwords that a stack is yet to have, so that they can be committed before CI brings it up. */
final class SecretGenerate implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                        "generate",
                        "Makes every password that the stack needs and does not have.",
                        "One that is in use by the live stack is never made anew."),
                Help.Codes.LOOKING,
                "omnideploy secret generate -s prod");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        StoredSecrets secrets = world.secrets(deployment);
        SortedSet<String> made = secrets.generateMissing();
        session.print(
                made.isEmpty()
                        ? "Nothing to make: stack " + deployment.id().stack() + " has every password.\n"
                        : "Made for stack " + deployment.id().stack() + ": " + String.join(", ", made) + ".\n");
        SecretCommand.sayKept(session, secrets);
        return ExitCode.DONE;
    }
}
