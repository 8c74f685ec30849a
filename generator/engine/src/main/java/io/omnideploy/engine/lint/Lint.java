package io.omnideploy.engine.lint;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.spi.Limitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a description as an experienced colleague would before it goes up: what holds on every platform. */
public final class Lint {
    private static final List<LintRule> RULES =
            List.of(new HealthCheckAdvice(), new TagAdvice(), new LatestImageAdvice(), new PlainTextSecretAdvice());

    private Lint() {}

    /**
     * Returns a warning for each thing that could be better.
     *
     * @param silenced codes of which nobody wants to be told
     * @param lacking what the target can't do: nobody is advised to write it
     */
    public static List<Diagnostic> of(DeployConfig config, Set<String> silenced, List<Limitation> lacking) {
        List<Diagnostic> found = new ArrayList<>();
        for (LintRule rule : RULES) {
            if (!silenced.contains(rule.code())) {
                Warnings warnings = new Warnings(config, rule.code(), lacking);
                rule.check(config, warnings);
                found.addAll(warnings.found());
            }
        }
        return found;
    }

    /** Returns the codes of all rules, in the order in which they are documented. */
    public static List<String> codes() {
        return RULES.stream().map(LintRule::code).toList();
    }
}
