package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.OutputsText;
import io.omnideploy.cli.render.PlanText;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.approval.ApprovedPlan;
import io.omnideploy.engine.stack.StackLifecycle;
import io.omnideploy.engine.stack.StackRun;
import io.omnideploy.plan.Outputs;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Brings a stack up: shows the plan, asks, does it, tells the outputs. */
final class UpCommand implements Command {
    private static final String ADOPT = "--adopt";
    private static final String PLAN = "--plan";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "up",
                                "Brings the stack up.",
                                "Shows what would change, asks, does it, and tells the addresses.")
                        .addOption(Approval.option())
                        .addOption(Options.text(
                                "PLAN",
                                "Does what a file of 'preview --out' says, without asking, or refuses when anything is"
                                        + " not as it was.",
                                PLAN))
                        .addOption(Options.flag("Takes over a stack that was brought up from another folder.", ADOPT))
                        .addOption(Strictness.option()),
                Help.Codes.CHANGING,
                "omnideploy up",
                "omnideploy up -s prod --yes",
                "omnideploy up -s prod --plan prod.plan");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Approval approval = new Approval(arguments, session);
        Optional<ApprovedPlan> approved = arguments
                .<String>value(PLAN)
                .map(name -> PlanFile.of(name, session.directory()).read());
        if (approved.isEmpty()) {
            approval.require();
        }
        Deployment deployment = new DeploymentLoader(world, arguments).openNoting();
        Function<StackLifecycle, StackRun> kind = lifecycle -> {
            if (arguments.has(ADOPT)) {
                lifecycle.adopt();
            }
            return lifecycle.up(approved);
        };
        try (PlannedRun run = PlannedRun.open(world, deployment, kind)) {
            session.err().print(new PlanText(session.errStyle()).of(run.outline()));
            if (approved.isEmpty() && !run.plan().isEmpty() && !approval.yes("Bring it up?")) {
                return ExitCode.DECLINED;
            }
            // Also when nothing changes: what is there is then on record, whatever became of the record before.
            Outputs outputs = run.apply();
            session.print(OutputsText.text(outputs));
            return ExitCode.DONE;
        }
    }
}
