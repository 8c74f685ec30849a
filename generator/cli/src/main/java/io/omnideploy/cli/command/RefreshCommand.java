package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.PlanText;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.StackLifecycle;
import picocli.CommandLine.Model.CommandSpec;

/** Reports what was changed outside, and after asking takes it over into the state. */
final class RefreshCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "refresh",
                                "Reports what was changed outside of OmniDeploy.",
                                "After asking it records that in the state; it changes no resource. Where nobody can be"
                                        + " asked, it only reports.")
                        .addOption(Approval.option())
                        .addOption(Changes.option()),
                Help.Codes.COMPARING,
                "omnideploy refresh",
                "omnideploy refresh --exit-code");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        try (PlannedRun run = PlannedRun.open(world, deployment, StackLifecycle::refresh)) {
            if (run.plan().isEmpty()) {
                session.print("No drift: everything is as it was last applied.\n");
                return ExitCode.DONE;
            }
            session.print(new PlanText(session.outStyle()).of(run.outline()));
            Approval approval = new Approval(arguments, session);
            if (!approval.isPossible()) {
                session.say("Nothing was recorded; --yes records it. 'omnideploy up' puts it back as described.");
            } else if (approval.yes("Record it in the state?")) {
                run.apply();
                session.say("Recorded. 'omnideploy up' puts it back as described.");
            } else {
                return ExitCode.DECLINED;
            }
            return Changes.code(arguments, run.plan());
        }
    }
}
