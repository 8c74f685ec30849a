package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.LiveStack;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.Job;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a job of a live stack to its end. */
final class RunCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "run",
                                "Runs a job of a stack that is up, prints what it says, and waits for its end.",
                                "Whoever interrupts this stops watching; the job runs on.")
                        .addPositional(Options.required("JOB", "A component of kind job.")),
                Help.Codes.LOOKING,
                "omnideploy run nightly",
                "omnideploy run migrate -s prod");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        Deployment deployment = new DeploymentLoader(world, arguments).open();
        ResourceId job = job(arguments.parameter().orElseThrow(), deployment);
        try (LiveStack live = LiveStack.connect(deployment, world.work(), session.environment())) {
            live.identities().forEach(session::say);
            int code = live.run(job, line -> print(session, line));
            if (code != 0) {
                throw Failed.because("It ended with exit code %d.".formatted(code))
                        .of(job);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(Session session, String line) {
        session.out().print(line + "\n");
        session.out().flush();
    }

    private static ResourceId job(String name, Deployment deployment) {
        Job job = deployment.jobs().get(name);
        if (job == null) {
            boolean isComponent = deployment.config().components().containsKey(name);
            throw new Refused(Diagnostic.error(
                            isComponent ? "no-job" : "unknown-component",
                            isComponent
                                    ? "'%s' is no job that can be started.".formatted(name)
                                    : "There is no component '%s'.".formatted(name))
                    .remedy(Nearest.remedy(name, deployment.jobs().keySet())));
        }
        return job.resource();
    }
}
