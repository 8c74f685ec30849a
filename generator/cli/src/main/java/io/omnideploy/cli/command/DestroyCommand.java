package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.PlanOutline;
import io.omnideploy.cli.render.PlanText;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Removes a stack: shows what goes, names the data in it, asks for the stack's name. */
final class DestroyCommand implements Command {
    private static final String KEEP_DATA = "--keep-data";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "destroy",
                                "Removes all that the stack has.",
                                "Shows what goes, names the data that is lost, and asks for the stack's name.")
                        .addOption(Approval.option())
                        .addOption(Options.flag("Leaves volumes and databases where they are.", KEEP_DATA)),
                Help.Codes.CHANGING,
                "omnideploy destroy -s staging",
                "omnideploy destroy -s staging --keep-data --yes");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Approval approval = new Approval(arguments, session);
        approval.require();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        boolean keepData = arguments.has(KEEP_DATA);
        try (PlannedRun run = PlannedRun.open(world, deployment, lifecycle -> lifecycle.destroy(keepData))) {
            refuseProtected(run.plan(), deployment.graph());
            String stack = deployment.id().stack();
            if (run.plan().isEmpty()) {
                session.say("Nothing to destroy: stack " + stack + " has nothing.");
            } else {
                session.err().print(new PlanText(session.errStyle()).of(run.outline()));
                if (!approval.word(question(stack, run.outline()), stack)) {
                    return ExitCode.DECLINED;
                }
            }
            run.apply();
            session.print("Stack " + stack + " is gone" + (keepData ? ", its data is left." : ".") + "\n");
            return ExitCode.DONE;
        }
    }

    private static String question(String stack, PlanOutline outline) {
        return (outline.data().isEmpty()
                        ? "This can't be undone."
                        : "This can't be undone, and the data above is lost.")
                + " Type '" + stack + "' to destroy the stack:";
    }

    private static void refuseProtected(Plan plan, ResourceGraph graph) {
        List<Diagnostic> refused = plan.changes().stream()
                .filter(change -> change.operation() == Operation.DELETE)
                .map(Change::resource)
                .filter(id -> isProtected(graph.resources().get(id)))
                .map(id -> Diagnostic.error("protected", id + " is protected: its data may not be destroyed.")
                        .remedy("Keep it with --keep-data, or set 'protect: false' for '" + id.component()
                                + "' and run it again."))
                .toList();
        if (!refused.isEmpty()) {
            throw new Refused(refused);
        }
    }

    private static boolean isProtected(ResourceSpec spec) {
        return spec != null && spec.lifecycle().protect();
    }
}
