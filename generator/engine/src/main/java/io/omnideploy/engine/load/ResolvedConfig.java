package io.omnideploy.engine.load;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A description for one stack, and what of it is not the deployment's own but the run's.
 *
 * @param description all of it as a tree: variables expanded, stack laid over, defaults filled in
 * @param backend the chosen backend, if anything chose one
 * @param output the folder for generated files, if the description names one
 * @param secretsFile the file in the repository that keeps the secrets, if the description names one
 * @param overrides what people say of single resources, by address and property, checked for its form alone
 * @param silenced the codes of warnings and notes that nobody wants to be told
 * @param notices what is worth knowing, by place; no errors
 */
public record ResolvedConfig(
        DeployConfig config,
        Node.Mapping description,
        Optional<String> backend,
        Optional<String> output,
        Optional<String> secretsFile,
        Node.Mapping overrides,
        Set<String> silenced,
        List<Diagnostic> notices) {
    public ResolvedConfig {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(secretsFile, "secretsFile");
        Objects.requireNonNull(overrides, "overrides");
        silenced = Set.copyOf(silenced);
        notices = List.copyOf(notices);
    }
}
