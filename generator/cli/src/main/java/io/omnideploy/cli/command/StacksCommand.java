package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.Table;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.engine.work.AppliedRecord;
import io.omnideploy.engine.work.AppliedRecordFile;
import io.omnideploy.engine.work.RunJournal;
import io.omnideploy.engine.work.WorkFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the stacks of a deployment: those that it declares, and those that were brought up from this machine. */
final class StacksCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "stacks",
                                "Lists the stacks.",
                                "Those that the description declares, and those that were brought up from this machine; also"
                                        + " whether the last run of one was cut off or failed.")
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.READING,
                "omnideploy stacks");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        LoadedConfig loaded = new DeploymentLoader(world, arguments).load();
        Selection selection = GlobalOptions.selection(arguments, session.environment());
        Optional<String> name = loaded.root()
                .get("name")
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text())
                .filter(text -> DeploymentId.NAME.matcher(text).matches());
        WorkFolder work = world.work();
        TreeSet<String> stacks = new TreeSet<>(loaded.declaredStacks());
        List<String> used = name.map(work::stacks).orElse(List.of());
        stacks.addAll(used);
        if (loaded.declaredStacks().isEmpty()) {
            selection.stack().ifPresentOrElse(stacks::add, () -> stacks.add("dev"));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (String stack : stacks) {
            Optional<AppliedRecord> live = name.flatMap(
                    deployment -> new AppliedRecordFile(work.stack(new DeploymentId(deployment, stack))).read());
            boolean unfinished = name.map(
                            deployment -> new RunJournal(work.stack(new DeploymentId(deployment, stack))).unfinished())
                    .map(Optional::isPresent)
                    .orElse(false);
            // What was destroyed leaves its key and its secrets behind; it is no stack any more.
            if (live.isPresent()
                    || unfinished
                    || !used.contains(stack)
                    || loaded.declaredStacks().contains(stack)) {
                List<Object> row =
                        new ArrayList<>(row(stack, live, described(loaded, stack, selection, world), loaded));
                row.add(unfinished);
                rows.add(row);
            }
        }
        Table table =
                new Table("stacks", List.of("stack", "target", "backend", "live", "declared", "unfinished"), rows);
        session.print(
                switch (Format.of(arguments)) {
                    case JSON -> table.json();
                    case TEXT, MARKDOWN -> table.text(session.outStyle());
                });
        return ExitCode.DONE;
    }

    /** A live stack is where it was brought up, whatever the description says now. */
    private static List<Object> row(
            String stack, Optional<AppliedRecord> live, Optional<Deployment> described, LoadedConfig loaded) {
        return List.of(
                stack,
                live.map(AppliedRecord::target)
                        .or(() ->
                                described.map(deployment -> deployment.target().name()))
                        .orElse(""),
                live.map(AppliedRecord::backend)
                        .or(() ->
                                described.map(deployment -> deployment.backend().name()))
                        .orElse(""),
                live.isPresent(),
                loaded.declaredStacks().contains(stack));
    }

    /** What can't be resolved, for want of a variable perhaps, is listed all the same. */
    private static Optional<Deployment> described(LoadedConfig loaded, String stack, Selection selection, World world) {
        try {
            return world.factory()
                    .deployment(
                            loaded,
                            new Selection(
                                    Optional.of(stack),
                                    selection.target(),
                                    selection.backend(),
                                    selection.environment()),
                            Optional.empty())
                    .value();
        } catch (Refused refused) {
            return Optional.empty();
        }
    }
}
