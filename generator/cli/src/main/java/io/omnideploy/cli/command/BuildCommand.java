package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.progress.RunProgress;
import io.omnideploy.cli.render.Table;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.image.ImageWork;
import io.omnideploy.engine.stack.StackLifecycle;
import io.omnideploy.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Builds the images of a stack that lack, and pushes them. */
final class BuildCommand implements Command {
    private static final String PUSH = "--push";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "build",
                                "Builds the images that the description builds and that are not there yet.",
                                "An image is named by its content, so what is there under its name is the same.")
                        .addOption(Options.flag("Pushes to the registry what it lacks.", PUSH))
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.LOOKING,
                "omnideploy build",
                "omnideploy build -s prod --push");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).openNoting();
        boolean push = arguments.has(PUSH);
        if (push
                && deployment.config().registry().isEmpty()
                && deployment.target().registryProvider().isEmpty()) {
            throw new Refused(Diagnostic.error("no-registry", "There is no registry to push to.")
                    .remedy("Write 'registry: HOST/PATH' into the description, at the top or in the stack."));
        }
        RunProgress progress = RunProgress.on(session);
        session.interruption().begin(progress::settle);
        try (progress) {
            StackLifecycle lifecycle = new StackLifecycle(deployment, world.work(), session.environment(), progress);
            Optional<ImageWork> work = lifecycle.images(push ? ImageWork.Goal.RUN : ImageWork.Goal.BUILT);
            if (work.isPresent()) {
                try (ImageWork images = work.get()) {
                    session.say(images.identity());
                    images.make(progress);
                    progress.clear();
                }
            }
            print(work, Format.of(arguments), session);
            return ExitCode.DONE;
        }
    }

    private static void print(Optional<ImageWork> work, Format format, Session session) {
        List<List<Object>> rows = new ArrayList<>();
        work.ifPresent(images -> images.byImage()
                .forEach((image, step) -> rows.add(List.of(
                        image.component(),
                        image.image(),
                        step.map(BuildCommand::done).orElse("there")))));
        Table table = new Table("images", List.of("component", "image", "state"), rows);
        switch (format) {
            case JSON -> session.print(table.json());
            case TEXT, MARKDOWN -> {
                if (rows.isEmpty()) {
                    session.say("No component of this stack has a 'build'.");
                } else {
                    session.print(table.text(session.outStyle()));
                }
            }
        }
    }

    private static String done(PlanStep step) {
        return switch (step) {
            case PlanStep.BuildImage build -> build.pushed() ? "built and pushed" : "built";
            case PlanStep.PushImage push -> "pushed";
            case PlanStep.RunJob job -> "run";
        };
    }
}
