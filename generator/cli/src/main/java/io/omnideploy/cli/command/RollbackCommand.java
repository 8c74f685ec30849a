package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.OutputsText;
import io.omnideploy.cli.render.PlanText;
import io.omnideploy.cli.render.Table;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.history.History;
import io.omnideploy.engine.history.Snapshot;
import io.omnideploy.engine.work.AppliedRecordFile;
import io.omnideploy.engine.work.RunJournal;
import io.omnideploy.plan.Outputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Brings the stack back to what it was: shows the plan, asks, does it, like {@code up}. */
final class RollbackCommand implements Command {
    private static final String TO = "--to";
    private static final String LIST = "--list";

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "rollback",
                                "Brings the stack back to its last good snapshot.",
                                "Shows what would change, asks, and does it. Each run that changed something and came to its"
                                        + " end left a snapshot; the last " + History.KEPT
                                        + " are kept on this machine."
                                        + " Secrets and data are not rolled back, and the next 'omnideploy up' brings the"
                                        + " description again.")
                        .addOption(Approval.option())
                        .addOption(Options.number(
                                "NUMBER",
                                "The snapshot. Default: the one before the live one; after an 'up' that failed, the last"
                                        + " one before it.",
                                TO))
                        .addOption(Options.flag("Lists the snapshots and changes nothing.", LIST))
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.CHANGING,
                "omnideploy rollback",
                "omnideploy rollback --list",
                "omnideploy rollback -s prod --to 7 --yes");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        if (arguments.has(LIST)) {
            Deployment deployment = new DeploymentLoader(world, arguments).open();
            list(new History(folder(world, deployment)), arguments, session);
            return ExitCode.DONE;
        }
        Approval approval = new Approval(arguments, session);
        approval.require();
        Deployment described = new DeploymentLoader(world, arguments).open();
        Path folder = folder(world, described);
        History history = new History(folder);
        Snapshot snapshot = chosen(arguments.value(TO), history, folder, described);
        Deployment deployment = described.with(history.graph(snapshot));
        session.say("Back to snapshot %d of %s: %s by %s%s."
                .formatted(
                        snapshot.number(),
                        snapshot.at(),
                        snapshot.command(),
                        snapshot.by(),
                        snapshot.version()
                                .map(version -> ", version " + version)
                                .orElse("")));
        session.say("Secrets and data stay as they are; the next 'omnideploy up' brings the description again.");
        try (PlannedRun run = PlannedRun.open(world, deployment, lifecycle -> lifecycle.rollback(snapshot.number()))) {
            session.err().print(new PlanText(session.errStyle()).of(run.outline()));
            if (!run.plan().isEmpty() && !approval.yes("Roll back?")) {
                return ExitCode.DECLINED;
            }
            Outputs outputs = run.apply();
            session.print(OutputsText.text(outputs));
            return ExitCode.DONE;
        }
    }

    private static Path folder(World world, Deployment deployment) {
        return world.work().stack(deployment.id());
    }

    private static Snapshot chosen(Optional<Integer> to, History history, Path folder, Deployment deployment) {
        String stack = deployment.id().stack();
        Optional<Snapshot> chosen = to.isPresent()
                ? history.snapshot(to.get())
                : history.lastGood(
                        new RunJournal(folder).unfinished(),
                        new AppliedRecordFile(folder).read().isPresent());
        Snapshot snapshot = chosen.orElseThrow(() -> new Refused(Diagnostic.error(
                        "no-snapshot",
                        "Stack '%s' has no %s on this machine."
                                .formatted(
                                        stack,
                                        to.map(number -> "snapshot " + number).orElse("earlier snapshot")))
                .remedy("'omnideploy rollback --list' tells which there are; an older description comes back by"
                        + " 'omnideploy up'.")));
        if (!snapshot.target().equals(deployment.target().name())
                || !snapshot.backend().equals(deployment.backend().name())) {
            throw new Refused(Diagnostic.error(
                            "snapshot-elsewhere",
                            "Snapshot %d of stack '%s' was on target '%s' with backend '%s'."
                                    .formatted(snapshot.number(), stack, snapshot.target(), snapshot.backend()))
                    .remedy("Run it with -t %s -b %s.".formatted(snapshot.target(), snapshot.backend())));
        }
        return snapshot;
    }

    private static void list(History history, Arguments arguments, Session session) {
        List<List<Object>> rows = history.snapshots().reversed().stream()
                .map(snapshot -> List.<Object>of(
                        snapshot.number(),
                        snapshot.at().toString(),
                        snapshot.command(),
                        snapshot.by(),
                        snapshot.version().orElse(""),
                        snapshot.target(),
                        snapshot.backend()))
                .toList();
        Table table =
                new Table("snapshots", List.of("number", "at", "command", "by", "version", "target", "backend"), rows);
        switch (Format.of(arguments)) {
            case JSON -> session.print(table.json());
            case TEXT, MARKDOWN -> {
                if (rows.isEmpty()) {
                    session.say(
                            "There is no snapshot yet; each run that changes something and comes to its end leaves one.");
                } else {
                    session.print(table.text(session.outStyle()));
                }
            }
        }
    }
}
