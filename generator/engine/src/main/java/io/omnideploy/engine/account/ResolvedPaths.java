package io.omnideploy.engine.account;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a written value stands once the description is resolved: few move, and only in known ways. */
final class ResolvedPaths {
    private static final String COMPONENTS = "components";

    private final DeployConfig config;
    private final Optional<String> writtenName;

    ResolvedPaths(Node.Mapping root, DeployConfig config) {
        this.config = config;
        writtenName = root.get("name")
                .filter(Node.Scalar.class::isInstance)
                .map(name -> ((Node.Scalar) name).text())
                .filter(name -> !name.equals(config.id().name()));
    }

    /** @param written where it stands when the stack is laid over the rest */
    ConfigPath of(Leaf leaf, ConfigPath written) {
        ConfigPath renamed = renamed(written);
        ConfigPath secret = asSecret(renamed);
        boolean moved = !secret.equals(renamed)
                && leaf.place().equals(config.positions().leaves().get(secret));
        return moved ? secret : renamed;
    }

    /** In the short form the component has the deployment's name, which may come from a variable. */
    private ConfigPath renamed(ConfigPath path) {
        List<String> segments = path.segments();
        boolean isNamedSo = segments.size() > 1
                && segments.getFirst().equals(COMPONENTS)
                && writtenName.filter(segments.get(1)::equals).isPresent()
                && !config.components().containsKey(segments.get(1));
        return isNamedSo ? with(path, 1, config.id().name()) : path;
    }

    /** A variable that is nothing but a secret is moved to the secrets. */
    private static ConfigPath asSecret(ConfigPath path) {
        List<String> segments = path.segments();
        boolean isVariable = segments.size() == 4
                && segments.getFirst().equals(COMPONENTS)
                && segments.get(2).equals("environment");
        return isVariable ? with(path, 2, "secrets").then("source") : path;
    }

    private static ConfigPath with(ConfigPath path, int index, String segment) {
        List<String> segments = new ArrayList<>(path.segments());
        segments.set(index, segment);
        return new ConfigPath(segments);
    }
}
