package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.progress.RunProgress;
import io.omnideploy.cli.render.OutputsText;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.LiveStack;
import io.omnideploy.engine.stack.StackLifecycle;
import io.omnideploy.engine.work.AppliedRecordFile;
import io.omnideploy.plan.Outputs;
import picocli.CommandLine.Model.CommandSpec;

/** Tells the outputs of a live stack. */
final class OutputsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("outputs", "Tells the outputs of the live stack, addresses first.")
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.LOOKING,
                "omnideploy outputs",
                "omnideploy outputs -s prod --format json");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        identify(deployment, world);
        Outputs outputs;
        try (RunProgress progress = RunProgress.on(session)) {
            outputs = new StackLifecycle(deployment, world.work(), session.environment(), progress).outputs();
        }
        switch (Format.of(arguments)) {
            case JSON -> session.print(OutputsText.json(deployment.id(), outputs));
            case TEXT, MARKDOWN -> {
                session.print(OutputsText.text(outputs));
                if (outputs.values().isEmpty()) {
                    boolean isUp = new AppliedRecordFile(world.work().stack(deployment.id()))
                            .read()
                            .isPresent();
                    session.say("Stack " + deployment.id().stack() + (isUp ? " has no outputs." : " is not up."));
                }
            }
        }
        return ExitCode.DONE;
    }

    /** A backend that keeps the outputs itself tells them also while the platform is away. */
    private static void identify(Deployment deployment, World world) {
        Session session = world.session();
        try (LiveStack live = LiveStack.connect(deployment, world.work(), session.environment())) {
            live.identities().forEach(session::say);
        } catch (Failed away) {
            if (!deployment.config().identity().isEmpty()) {
                throw away;
            }
        }
    }
}
