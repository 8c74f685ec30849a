package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.LedgerLine;
import io.omnideploy.cli.render.PlanJson;
import io.omnideploy.cli.render.PlanMarkdown;
import io.omnideploy.cli.render.PlanOutline;
import io.omnideploy.cli.render.PlanText;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.stack.StackLifecycle;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what {@code up} would do, and changes nothing. */
final class PreviewCommand implements Command {
    private static final String OFFLINE = "--offline";
    private static final String OUT = "--out";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("preview", "Shows what 'up' would do, and changes nothing.")
                        .addOption(Format.option(Format.TEXT, Format.JSON, Format.MARKDOWN))
                        .addOption(Options.flag(
                                "Compares with what was last applied from this machine: no platform, no tool, no"
                                        + " credentials.",
                                OFFLINE))
                        .addOption(Options.text(
                                "PLAN",
                                "Also writes what it shows into a file, for 'up --plan' to do exactly this, here or on"
                                        + " another machine.",
                                OUT))
                        .addOption(Changes.option())
                        .addOption(Strictness.option()),
                Help.Codes.COMPARING,
                "omnideploy preview",
                "omnideploy preview --offline -c examples/shop/deploy.yaml",
                "omnideploy preview -s prod --format markdown --exit-code",
                "omnideploy preview -s prod --out prod.plan");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        if (arguments.has(OFFLINE) && arguments.has(OUT)) {
            throw new Refused(Diagnostic.error("usage", "--out and --offline don't go together.")
                    .remedy("A PLAN holds for what is really there: leave --offline out."));
        }
        Deployment deployment = new DeploymentLoader(world, arguments).openNoting();
        PlanOutline outline = arguments.has(OFFLINE) ? offline(world, deployment) : live(world, deployment, arguments);
        print(outline, deployment, Format.of(arguments), world.session());
        return Changes.code(arguments, outline.plan());
    }

    private static PlanOutline offline(World world, Deployment deployment) {
        StackLifecycle lifecycle =
                new StackLifecycle(deployment, world.work(), world.session().environment(), event -> {});
        return PlanOutline.of(
                lifecycle.offline(), deployment.graph(), deployment.config().positions(), deployment.catalog());
    }

    private static PlanOutline live(World world, Deployment deployment, Arguments arguments) {
        Optional<PlanFile> out = arguments
                .<String>value(OUT)
                .map(name -> PlanFile.of(name, world.session().directory()));
        out.ifPresent(file -> file.requireOutsideOfImages(deployment));
        try (PlannedRun run = PlannedRun.open(world, deployment, StackLifecycle::preview)) {
            out.ifPresent(file -> write(run, deployment, file, world.session()));
            return run.outline();
        } catch (Failed failed) {
            throw failed.remedy(failed.remedy().map(remedy -> remedy + " ").orElse("")
                    + "'omnideploy preview --offline' compares with the last run alone.");
        }
    }

    private static void write(PlannedRun run, Deployment deployment, PlanFile file, Session session) {
        file.write(run.draft()
                .sealed(bound -> PlanJson.bound(
                        run.plan(), deployment.graph(), deployment.notices(), ledger(deployment), bound)));
        session.say(
                "The PLAN is in %s; 'omnideploy up --plan %s' does exactly this.".formatted(file.name(), file.name()));
    }

    private static void print(PlanOutline outline, Deployment deployment, Format format, Session session) {
        session.print(
                switch (format) {
                    case TEXT -> new PlanText(session.outStyle()).of(outline);
                    case JSON ->
                        PlanJson.document(outline.plan(), deployment.graph(), deployment.notices(), ledger(deployment));
                    case MARKDOWN -> PlanMarkdown.of(outline, ledger(deployment));
                });
    }

    private static List<LedgerLine> ledger(Deployment deployment) {
        return LedgerLine.of(deployment);
    }
}
