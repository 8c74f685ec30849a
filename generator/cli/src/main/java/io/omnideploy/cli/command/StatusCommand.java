package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.Table;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.LiveStack;
import io.omnideploy.spi.InstanceStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Tells how what runs fares. */
final class StatusCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("status", "Tells how the running components of the stack fare.")
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.LOOKING,
                "omnideploy status");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        List<InstanceStatus> instances;
        try (LiveStack live = LiveStack.connect(deployment, world.work(), session.environment())) {
            live.identities().forEach(session::say);
            instances = live.status();
        }
        Table table = new Table(
                "instances",
                List.of("component", "name", "state", "health", "addresses", "image"),
                instances.stream().map(StatusCommand::row).toList());
        switch (Format.of(arguments)) {
            case JSON -> session.print(table.json());
            case TEXT, MARKDOWN -> {
                if (instances.isEmpty()) {
                    session.say(
                            "Nothing of stack " + deployment.id().stack() + " is there; 'omnideploy up' brings it up.");
                } else {
                    session.print(table.text(session.outStyle()));
                }
            }
        }
        return ExitCode.DONE;
    }

    private static List<Object> row(InstanceStatus instance) {
        return List.of(
                instance.component(),
                instance.name(),
                instance.state(),
                instance.health().orElse(""),
                instance.addresses(),
                instance.image());
    }
}
