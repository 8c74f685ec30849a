package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.cli.render.AccountJson;
import io.omnideploy.cli.render.DiagnosticJson;
import io.omnideploy.cli.render.DiagnosticText;
import io.omnideploy.cli.render.LedgerLine;
import io.omnideploy.cli.render.SourceLines;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.account.Account;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Tells all that is wrong with a description, for every stack that it declares. */
final class ValidateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("validate", "Checks the description, for all of its stacks or for that of -s.")
                        .addOption(Format.option(Format.TEXT, Format.JSON))
                        .addOption(Strictness.option()),
                Help.Codes.READING,
                "omnideploy validate",
                "omnideploy validate -c 'apps/*/deploy.yaml'",
                "omnideploy validate -c shop.yaml -s prod --format json");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Optional<List<Path>> several =
                Descriptions.several(arguments, world.session().directory());
        if (several.isPresent()) {
            return many(several.get(), arguments, world);
        }
        DeploymentLoader loader = new DeploymentLoader(world, arguments);
        Findings findings = findings(loader::load, arguments, world);
        print(findings, Format.of(arguments), world.session());
        return findings.hasErrors() ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static ExitCode many(List<Path> descriptions, Arguments arguments, World world) {
        Session session = world.session();
        DeploymentLoader loader = new DeploymentLoader(world, arguments);
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Map<String, Object>> leaves = new ArrayList<>();
        int wrong = 0;
        for (Path description : descriptions) {
            Findings findings = findings(() -> loader.load(description), arguments, world);
            wrong += findings.hasErrors() ? 1 : 0;
            switch (Format.of(arguments)) {
                case JSON -> {
                    diagnostics.addAll(findings.diagnostics());
                    leaves.addAll(findings.leaves());
                }
                case TEXT, MARKDOWN -> session.print(text(findings, session));
            }
        }
        switch (Format.of(arguments)) {
            case JSON -> session.print(DiagnosticJson.document(diagnostics, leaves));
            case TEXT, MARKDOWN ->
                session.print(descriptions.size() + " descriptions: " + (descriptions.size() - wrong) + " valid, "
                        + wrong + " not\n");
        }
        return wrong > 0 ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static Findings findings(Supplier<LoadedConfig> loaded, Arguments arguments, World world) {
        Findings findings = new Findings();
        try {
            check(loaded.get(), arguments, world, findings);
        } catch (Refused refused) {
            findings.refused("", refused.diagnostics());
        }
        return findings;
    }

    private static String text(Findings findings, Session session) {
        return new DiagnosticText(new SourceLines(session.directory()), session.outStyle())
                .all(findings.diagnostics(), findings.ledger());
    }

    private static void check(LoadedConfig loaded, Arguments arguments, World world, Findings findings) {
        Selection selection = GlobalOptions.selection(arguments, world.session().environment());
        boolean all = selection.stack().isEmpty() && !loaded.declaredStacks().isEmpty();
        List<Optional<String>> stacks =
                all ? loaded.declaredStacks().stream().map(Optional::of).toList() : List.of(selection.stack());
        for (Optional<String> stack : stacks) {
            Selection chosen = new Selection(stack, selection.target(), selection.backend(), selection.environment());
            try {
                Validated<Deployment> result = world.factory().deployment(loaded, chosen, Optional.empty());
                if (result.value().isPresent()) {
                    findings.accepted(result.value().get(), result.diagnostics(), Strictness.isWanted(arguments));
                } else {
                    findings.refused(stack.orElse(""), result.diagnostics());
                }
            } catch (Refused refused) {
                findings.refused(stack.orElse(""), refused.diagnostics());
            }
        }
    }

    private static void print(Findings findings, Format format, Session session) {
        switch (format) {
            case JSON -> session.print(DiagnosticJson.document(findings.diagnostics(), findings.leaves()));
            case TEXT, MARKDOWN -> {
                session.print(text(findings, session));
                if (!findings.hasErrors()) {
                    session.print("Valid" + findings.names() + ".\n");
                }
            }
        }
    }

    /** What was found in which stacks: what holds for all of them is told once. */
    private static final class Findings {
        private final Map<Diagnostic, TreeSet<String>> found = new LinkedHashMap<>();
        private final List<LedgerLine> ledger = new ArrayList<>();
        private final List<Map<String, Object>> leaves = new ArrayList<>();
        private final TreeSet<String> stacks = new TreeSet<>();

        void accepted(Deployment deployment, List<Diagnostic> diagnostics, boolean strictly) {
            Account account = Account.of(deployment);
            tell(account.stack(), diagnostics);
            tell(account.stack(), strictly ? Strictness.lost(account) : Strictness.unaccounted(account));
            leaves.addAll(AccountJson.leaves(account));
            if (!strictly) {
                LedgerLine.of(deployment).stream()
                        .filter(line -> !ledger.contains(line))
                        .forEach(ledger::add);
            }
        }

        void refused(String stack, List<Diagnostic> diagnostics) {
            tell(stack, diagnostics);
            leaves.addAll(AccountJson.refused(stack, diagnostics));
        }

        private void tell(String stack, List<Diagnostic> diagnostics) {
            stacks.add(stack);
            diagnostics.forEach(diagnostic ->
                    found.computeIfAbsent(diagnostic, key -> new TreeSet<>()).add(stack));
        }

        List<Map<String, Object>> leaves() {
            return leaves;
        }

        boolean hasErrors() {
            return found.keySet().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        }

        List<LedgerLine> ledger() {
            return ledger;
        }

        List<Diagnostic> diagnostics() {
            List<Diagnostic> told = new ArrayList<>();
            found.forEach((diagnostic, names) ->
                    told.add(names.size() == stacks.size() ? diagnostic : of(diagnostic, names)));
            return told;
        }

        String names() {
            return stacks.size() == 1 ? ", stack " + stacks.first() : ", stacks " + String.join(", ", stacks);
        }

        private static Diagnostic of(Diagnostic diagnostic, Set<String> names) {
            return new Diagnostic(
                    diagnostic.code(),
                    diagnostic.severity(),
                    diagnostic.message() + " (stack " + String.join(", ", names) + ")",
                    diagnostic.path(),
                    diagnostic.span(),
                    diagnostic.remedy());
        }
    }
}
