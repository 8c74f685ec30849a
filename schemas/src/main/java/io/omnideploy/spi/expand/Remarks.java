package io.omnideploy.spi.expand;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * Warnings about a graph that is right and could be better, see {@link io.omnideploy.spi.Target#advice}; {@code docs/lint.md} has a
 * section for each code. What several targets remark stands here; what is there to see in the graph, each looks for itself.
 */
public final class Remarks {
    private final DeployConfig config;
    private final List<Diagnostic> found = new ArrayList<>();

    public Remarks(DeployConfig config) {
        this.config = config;
    }

    /** Returns what was remarked, in that order. */
    public List<Diagnostic> found() {
        return found;
    }

    /** Remarks that everybody reaches a component without encryption. */
    public void withoutTls(Component component, String remedy) {
        add(
                "public-without-tls",
                DeployConfig.pathOf(component).then("service", "public"),
                "'" + component.name()
                        + "' is public and answers in plain HTTP: everybody between can read and change it.",
                remedy);
    }

    /**
     * Remarks that a component in production has one copy.
     *
     * @param isScaled whether the number is that from which it is scaled
     * @param loss when nobody answers, as {@code its zone fails}
     */
    public void oneReplica(Component component, boolean isScaled, String loss) {
        ConfigPath service = DeployConfig.pathOf(component).then("service");
        add(
                "one-replica-in-production",
                isScaled ? service.then("autoscaling", "min") : service.then("replicas"),
                "One copy of '%s' serves stack '%s': when %s, nobody answers."
                        .formatted(component.name(), config.id().stack(), loss),
                isScaled ? "Make min at least 2." : "Run at least 'replicas: 2'.");
    }

    /** Remarks something that only one target knows. */
    public void add(String code, ConfigPath path, String message, String remedy) {
        found.add(Diagnostic.warning(code, message)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy));
    }
}
