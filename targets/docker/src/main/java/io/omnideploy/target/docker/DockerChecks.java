package io.omnideploy.target.docker;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.Component.Until;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of this platform that a description can break before anybody is asked. */
final class DockerChecks {
    private static final Set<String> SOURCES = Set.of("env", "file", "store");

    private final DeployConfig config;

    DockerChecks(DeployConfig config) {
        this.config = config;
    }

    void check(Diagnostics found, List<LedgerEntry> ledger) {
        for (Component component : config.components().values()) {
            sources(component, found);
            words(component, found);
            probe(component, ledger);
            if (config.registry().isEmpty()) {
                platforms(component, ledger);
            }
            pull(component, ledger);
            patience(component, ledger);
            stop(component, ledger);
            registry(component, found);
        }
        DockerIdentity.check(config, found);
        tags(found);
    }

    private void sources(Component component, Diagnostics found) {
        ConfigPath path = DeployConfig.pathOf(component);
        component.secrets().forEach((name, use) -> source(use.source(), path.then("secrets", name), found));
        component
                .environment()
                .forEach((name, template) -> template.parts().forEach(part -> {
                    if (part instanceof Template.SecretPart secret) {
                        source(secret.source(), path.then("environment", name), found);
                    }
                }));
    }

    private void source(SecretSource source, ConfigPath path, Diagnostics found) {
        if (!SOURCES.contains(source.scheme())) {
            found.add(Diagnostic.error(
                            "docker-secret-source",
                            "A Docker host has no access to secrets of kind '" + source.scheme() + ":'.")
                    .about(path)
                    .at(config.positions().of(path))
                    .remedy("Use env:, file: or store: for this stack."));
        }
    }

    /** The Terraform provider refuses them, and an empty word is rarely meant. */
    private void words(Component component, Diagnostics found) {
        ConfigPath path = DeployConfig.pathOf(component).then("container");
        Stream.of("command", "args").forEach(field -> {
            List<Template> words = field.equals("command")
                    ? component.container().command()
                    : component.container().args();
            for (int index = 0; index < words.size(); index++) {
                ConfigPath item = path.then(field).item(index);
                if (words.get(index).parts().isEmpty()) {
                    found.add(Diagnostic.error("docker-empty-word", "Docker takes no empty argument.")
                            .about(item)
                            .at(config.positions().of(item))
                            .remedy("Leave it out, or start the program through a shell."));
                }
                if (words.get(index).parts().stream().anyMatch(Template.SecretPart.class::isInstance)) {
                    found.add(Diagnostic.error(
                                    "secret-in-argument",
                                    "A secret in an argument is seen by every process of the host.")
                            .about(item)
                            .at(config.positions().of(item))
                            .remedy("Give it by environment or secrets, and let the program read it there."));
                }
            }
        });
    }

    private void probe(Component component, List<LedgerEntry> ledger) {
        component.container().healthCheck().ifPresent(check -> {
            ConfigPath path = DeployConfig.pathOf(component).then("container", "health_check");
            switch (check.probe()) {
                case Probe.Http http -> ledger.add(inside(path.then("path"), "wget or curl"));
                case Probe.Tcp tcp -> ledger.add(inside(path.then("tcp"), "nc"));
                case Probe.Exec exec -> {
                    // Docker's own form.
                }
            }
        });
    }

    /** A registry gets all of them; an engine may have one alone. */
    private static void platforms(Component component, List<LedgerEntry> ledger) {
        component
                .container()
                .build()
                .filter(build -> build.platforms().size() > 1)
                .ifPresent(build -> ledger.add(new LedgerEntry(
                        DeployConfig.pathOf(component).then("container", "build", "platforms"),
                        LedgerEntry.Fate.APPROXIMATED,
                        "docker-one-platform",
                        "The engine builds for one platform: its own if that is among them, else the first.",
                        "Name one platform for this stack, or a 'registry' for all.")));
    }

    private static void pull(Component component, List<LedgerEntry> ledger) {
        switch (component.container().pull()) {
            case ALWAYS, NEVER ->
                ledger.add(new LedgerEntry(
                        DeployConfig.pathOf(component).then("container", "pull"),
                        LedgerEntry.Fate.APPROXIMATED,
                        "docker-pull",
                        "An image is pulled when the host does not have it, and not looked up again.",
                        "Pin the image by digest, or pull it before 'up'."));
            case MISSING -> {
                // What Docker does by itself.
            }
        }
    }

    /** Each waits until what it depends on is healthy, where that has a check. */
    private void patience(Component component, List<LedgerEntry> ledger) {
        for (int index = 0; index < component.dependsOn().size(); index++) {
            Dependency dependency = component.dependsOn().get(index);
            Component other = config.components().get(dependency.name());
            boolean checked = other == null || other.container().healthCheck().isPresent();
            ConfigPath path = DeployConfig.pathOf(component)
                    .then("depends_on")
                    .item(index)
                    .then("until");
            if (dependency.until() == Until.STARTED
                    && checked
                    && config.positions().isGiven(path)) {
                ledger.add(new LedgerEntry(
                        path,
                        LedgerEntry.Fate.APPROXIMATED,
                        "docker-until-healthy",
                        "'" + dependency.name() + "' is brought up first, and waited for until it is healthy.",
                        "Leave 'until' out for this target."));
            }
        }
    }

    private void stop(Component component, List<LedgerEntry> ledger) {
        ConfigPath path = DeployConfig.pathOf(component).then("stop_timeout");
        boolean whole = component.stopTimeout().toMillis() % 1000 == 0
                && component.stopTimeout().toSeconds() > 0;
        if (!whole && config.positions().isGiven(path)) {
            ledger.add(new LedgerEntry(
                    path,
                    LedgerEntry.Fate.APPROXIMATED,
                    "docker-whole-seconds",
                    "Docker takes whole seconds here, at least one.",
                    "Write whole seconds."));
        }
    }

    /** The engine has one login for each registry. */
    private void registry(Component component, Diagnostics found) {
        component.container().registry().ifPresent(login -> {
            for (Component other : config.components().values()) {
                boolean differs = other.container()
                        .registry()
                        .filter(same -> same.server().equals(login.server()) && !same.equals(login))
                        .isPresent();
                if (differs && other.name().compareTo(component.name()) < 0) {
                    ConfigPath path = DeployConfig.pathOf(component).then("container", "registry");
                    found.add(Diagnostic.error(
                                    "registry-twice",
                                    "'%s' enters %s in another way than '%s', and Docker has one login for each registry."
                                            .formatted(component.name(), login.server(), other.name()))
                            .about(path)
                            .at(config.positions().of(path))
                            .remedy("Give both the same username and password."));
                }
            }
        });
    }

    /** By these labels everything of a stack is found again. */
    private void tags(Diagnostics found) {
        for (String tag : config.tags().keySet()) {
            if (tag.startsWith(Labels.PREFIX)) {
                ConfigPath path = ConfigPath.of("tags", tag);
                found.add(Diagnostic.error("reserved-tag", "Tags that begin with '" + Labels.PREFIX + "' are taken.")
                        .about(path)
                        .at(config.positions().of(path))
                        .remedy("Choose another name."));
            }
        }
    }

    private static LedgerEntry inside(ConfigPath path, String tools) {
        return new LedgerEntry(
                path,
                LedgerEntry.Fate.APPROXIMATED,
                "docker-check-inside",
                "Docker checks by a command inside the container, which needs " + tools + " in the image.",
                "Use 'exec' with a command that the image has, if it has none of these.");
    }
}
