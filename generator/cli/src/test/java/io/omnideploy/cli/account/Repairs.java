package io.omnideploy.cli.account;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes deployments of descriptions that were made at random and break rules: what the rules point at is cut until they are content.
 *
 * @param folder where the description is written
 */
record Repairs(DeploymentFactory factory, Path folder, Map<String, String> environment) {
    private static final int MOST = 60;

    /** Returns the deployment of stack dev; empty when nothing is left to cut, or it takes too long. */
    Optional<Deployment> repaired(DescriptionTree tree, String target) throws IOException {
        Path file = folder.resolve("deploy.yaml");
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch AS runtime\n");
        for (int attempt = 0; attempt < MOST; attempt++) {
            Files.writeString(file, tree.yaml());
            LoadRequest request = new LoadRequest(Optional.empty(), folder, Optional.empty());
            List<Diagnostic> problems = new ArrayList<>();
            try {
                LoadedConfig loaded = factory.load(request);
                Selection selection =
                        new Selection(Optional.of("dev"), Optional.of(target), Optional.empty(), environment);
                var result = factory.deployment(loaded, selection, Optional.empty());
                if (!result.hasErrors() && result.value().isPresent()) {
                    return result.value();
                }
                problems.addAll(result.diagnostics());
            } catch (Refused refused) {
                problems.addAll(refused.diagnostics());
            }
            List<String> cut = new ArrayList<>();
            for (Diagnostic problem : problems) {
                if (problem.severity() == Severity.ERROR) {
                    // A problem is told where it stands when the stack is laid over the rest; what is cut has no second
                    // one.
                    problem.path()
                            .filter(path -> cut.stream().noneMatch(gone -> isWithin(gone, path)))
                            .filter(path -> tree.cut("stacks.dev." + path) || tree.cut(path))
                            .ifPresent(cut::add);
                }
            }
            if (cut.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isWithin(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }
}
