package io.omnideploy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.cli.console.Style;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.account.Account;
import io.omnideploy.engine.account.LeafAccount;
import io.omnideploy.engine.account.LeafFate;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DiagnosticRenderingTest {
    static List<Path> cases() {
        return Cases.of("diagnostics");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textIsAsExpected(Path folder) throws IOException {
        Golden.check(
                folder.resolve("expected.txt"),
                new DiagnosticText(new SourceLines(folder), Style.PLAIN).all(diagnostics(folder), ledger(folder)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void jsonIsAsExpectedAndFitsItsSchema(Path folder) throws IOException {
        String json = DiagnosticJson.document(diagnostics(folder), leaves(folder));
        Golden.check(folder.resolve("expected.json"), json);
        assertThat(PlanRenderingTest.errors("diagnostics-1.json", json)).isEmpty();
    }

    private static List<Diagnostic> diagnostics(Path folder) throws IOException {
        return read(folder.resolve("diagnostics.yaml")).stream()
                .map(tree -> new Diagnostic(
                        tree.get("code").toString(),
                        Severity.valueOf(tree.get("severity").toString().toUpperCase(Locale.ROOT)),
                        tree.get("message").toString(),
                        Optional.ofNullable((String) tree.get("path")),
                        span(tree),
                        Optional.ofNullable((String) tree.get("remedy"))))
                .toList();
    }

    private static List<LedgerLine> ledger(Path folder) throws IOException {
        Path file = folder.resolve("ledger.yaml");
        return !Files.exists(file)
                ? List.of()
                : read(file).stream()
                        .map(tree -> new LedgerLine(
                                new LedgerEntry(
                                        ConfigPath.of(
                                                tree.get("path").toString().split("\\.")),
                                        LedgerEntry.Fate.valueOf(
                                                tree.get("fate").toString().toUpperCase(Locale.ROOT)),
                                        tree.get("rule").toString(),
                                        tree.get("reason").toString(),
                                        tree.get("remedy").toString()),
                                span(tree)))
                        .toList();
    }

    private static List<Map<String, Object>> leaves(Path folder) throws IOException {
        List<LeafAccount> leaves = ledger(folder).stream()
                .map(line -> new LeafAccount(
                        line.entry().path(),
                        line.span().orElseThrow(),
                        LeafFate.valueOf(line.entry().fate().name()),
                        line.entry().rule(),
                        Optional.of(line.entry().reason()),
                        Optional.of(line.entry().remedy()),
                        new TreeSet<>()))
                .toList();
        return AccountJson.leaves(new Account("dev", "docker", leaves));
    }

    @SuppressWarnings("unchecked")
    private static Optional<SourceSpan> span(Map<String, Object> tree) {
        List<Integer> at = (List<Integer>) tree.get("at");
        return Optional.ofNullable(at)
                .map(place -> new SourceSpan("deploy.yaml", place.get(0), place.get(1), place.get(2)));
    }

    private static List<Map<String, Object>> read(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }
}
