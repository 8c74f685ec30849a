package io.omnideploy.cli.example;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.lint.Lint;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a target says to a description, case by case: {@code src/test/cases/target/<case>/}, one deploy.yaml each. Advice for every target is tested elsewhere. */
class TargetCasesTest {
    private static final Path CASES = Path.of("src/test/cases/target").toAbsolutePath();

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsExpected(Path folder) throws IOException {
        ClassLoader loader = TargetCasesTest.class.getClassLoader();
        DeploymentFactory factory = new DeploymentFactory(new Plugins(loader), new CompiledCatalog(loader));
        LoadedConfig loaded = factory.load(new LoadRequest(Optional.empty(), folder, Optional.empty()));
        Selection selection = new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        Validated<Deployment> deployment = factory.deployment(loaded, selection, Optional.empty());
        StringBuilder said = new StringBuilder();
        deployment.diagnostics().stream()
                .filter(diagnostic -> !Lint.codes().contains(diagnostic.code()))
                .forEach(diagnostic -> said.append(text(diagnostic)));
        deployment.value().ifPresent(whole -> said.append(text(whole)));
        Golden.check(folder.resolve("expected.txt"), said.toString());
    }

    private static String text(Diagnostic diagnostic) {
        String place = diagnostic.span().map(TargetCasesTest::lineAndColumn).orElse("");
        return "%s %s %s: %s | %s%n"
                .formatted(
                        place,
                        diagnostic.severity(),
                        diagnostic.code(),
                        diagnostic.message(),
                        diagnostic.remedy().orElse(""));
    }

    private static String text(Deployment deployment) {
        StringBuilder text = new StringBuilder();
        for (LedgerEntry entry : deployment.ledger()) {
            ConfigPath path = entry.path();
            text.append("%s %s %s%n".formatted(entry.fate(), path, entry.rule()));
        }
        for (ResourceSpec spec : deployment.graph().inOrder()) {
            text.append("%s after %s%n".formatted(spec.id(), spec.needs()));
        }
        deployment
                .graph()
                .secrets()
                .values()
                .forEach(secret -> text.append("secret %s from %s%s%n"
                        .formatted(secret.name(), secret.source(), secret.generated() ? ", generated" : "")));
        deployment.graph().outputs().keySet().forEach(name -> text.append("output %s%n".formatted(name)));
        return text.toString();
    }

    private static String lineAndColumn(SourceSpan span) {
        return span.line() + ":" + span.column();
    }
}
