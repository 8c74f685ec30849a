package io.omnideploy.engine;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.engine.image.ImageNames;
import io.omnideploy.engine.lint.Lint;
import io.omnideploy.engine.load.ConfigLoader;
import io.omnideploy.engine.load.Limits;
import io.omnideploy.engine.load.LoadRequest;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.engine.load.ResolvedConfig;
import io.omnideploy.engine.load.Selection;
import io.omnideploy.engine.override.OverrideRequest;
import io.omnideploy.engine.override.Overrides;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.SupportRequest;
import io.omnideploy.spi.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The way of the data up to the backend: load, resolve the stack, expand by the target, choose the backend. */
public final class DeploymentFactory {
    private final Plugins plugins;
    private final Catalog catalog;
    private ConfigLoader loader;

    public DeploymentFactory(Plugins plugins, Catalog catalog) {
        this.plugins = plugins;
        this.catalog = catalog;
    }

    /**
     * Finds and reads a description, without choosing a stack.
     *
     * @throws Refused with everything that is wrong with it
     */
    public LoadedConfig load(LoadRequest request) {
        return loader().load(request).orRefuse();
    }

    /**
     * Makes a deployment of a description for one stack.
     *
     * @param output the folder to generate into, instead of the description's own choice
     */
    public Validated<Deployment> deployment(LoadedConfig loaded, Selection selection, Optional<Path> output) {
        return deployment(loaded, selection, new OutputFolder(output, OutputFolder.Layout.BY_STACK));
    }

    /** Makes a deployment of a description for one stack. */
    public Validated<Deployment> deployment(LoadedConfig loaded, Selection selection, OutputFolder output) {
        Diagnostics found = new Diagnostics();
        ResolvedConfig resolved = found.take(loader().resolve(loaded, selection));
        if (resolved == null || found.hasErrors()) {
            return Validated.refused(found);
        }
        found.addAll(told(loaded.notices(), resolved.silenced()));
        found.addAll(resolved.notices());
        DeployConfig config = resolved.config();
        Target target = plugins.target(config.target());
        Backend backend = backend(target, resolved.backend());
        Set<LedgerEntry> ledger = Limits.of(config, target.limitations());
        ledger.addAll(Limits.of(config, backend.limitations()));
        found.addAll(Limits.refusals(config, ledger));
        Path project = loaded.file().toAbsolutePath().normalize().getParent();
        ImageNames.Named named = ImageNames.of(config, project, target, found);
        ExpandRequest request = new ExpandRequest(named.config(), named.builds());
        if (found.hasErrors()) {
            found.addAll(SecondOpinion.of(target, request, found.sorted()));
            return Validated.refused(found);
        }
        Expansion expansion = found.take(told(target.expand(request), resolved.silenced()));
        if (expansion == null) {
            return Validated.refused(found);
        }
        ledger.addAll(expansion.ledger());
        found.addAll(Limits.refusals(config, expansion.ledger()));
        if (found.hasErrors()) {
            return Validated.refused(found);
        }
        ResourceGraph graph = found.take(Overrides.apply(new OverrideRequest(
                resolved.overrides(), resolved.silenced(), expansion.graph(), catalog, providers(target))));
        if (graph == null) {
            return Validated.refused(found);
        }
        LeftOut leftOut = LeftOut.in(graph, catalog, backend.tool());
        ledger.removeIf(leftOut::supersedes);
        ledger.addAll(leftOut.ledger());
        found.addAll(told(leftOut.notes(), resolved.silenced()));
        backend.secretsInClear(graph, catalog)
                .filter(sentence -> !resolved.silenced().contains("secrets-in-state"))
                .ifPresent(sentence -> found.add(Diagnostic.note("secrets-in-state", sentence)
                        .remedy(
                                config.state().isPresent()
                                        ? "Let nobody read the state who may not read the secrets."
                                        : "It lies in the work folder, for its owner alone (mode 600); keep it so, and encrypt the"
                                                + " disk.")));
        found.addAll(told(backend.remarks(graph, catalog), resolved.silenced()));
        // Advice is for what could go up: among errors it would only be in the way.
        found.addAll(Lint.of(config, resolved.silenced(), target.limitations()));
        found.addAll(told(target.advice(new AdviceRequest(named.config(), graph)), resolved.silenced()));
        Path folder = output.of(config.id(), project, resolved.output());
        return Validated.of(
                new Deployment(
                        loaded.file(),
                        loaded,
                        project,
                        folder,
                        named.config(),
                        resolved.description(),
                        target,
                        otherTargets(target),
                        backend,
                        graph,
                        catalog,
                        plugins,
                        named.builds(),
                        expansion.jobs(),
                        resolved.secretsFile(),
                        List.copyOf(ledger),
                        found.sorted()),
                found);
    }

    /** Returns the backends that can write and run everything a target can ask for, the default first. */
    public List<Backend> backendsFor(Target target) {
        return plugins.backends().stream()
                .filter(backend -> backend.refusal(supportRequest(target)).isEmpty())
                .toList();
    }

    private Backend backend(Target target, Optional<String> wanted) {
        if (wanted.isEmpty()) {
            // "direct" sorts before the others: what needs no tool comes first, and "terraform" is next where it can't.
            return preferred(backendsFor(target))
                    .orElseThrow(() -> new Refused(
                            Diagnostic.error("no-backend", "No backend can run target '" + target.name() + "'.")));
        }
        Backend backend = plugins.backend(wanted.get());
        backend.refusal(supportRequest(target)).ifPresent(reason -> {
            throw new Refused(Diagnostic.error(
                            "unsupported-pair",
                            "Backend '" + backend.name() + "' can't run target '" + target.name() + "': " + reason)
                    .remedy("Backends that can: "
                            + String.join(
                                    ", ",
                                    backendsFor(target).stream()
                                            .map(Backend::name)
                                            .toList())
                            + "."));
        });
        return backend;
    }

    private static Optional<Backend> preferred(List<Backend> able) {
        return Stream.of("direct", "terraform")
                .flatMap(name -> able.stream().filter(backend -> backend.name().equals(name)))
                .findFirst()
                .or(() -> able.stream().findFirst());
    }

    private SupportRequest supportRequest(Target target) {
        return SupportRequest.of(target.resourceTypes(), catalog, plugins);
    }

    private static Set<String> providers(Target target) {
        Set<String> providers = new TreeSet<>();
        for (ResourceType type : target.resourceTypes()) {
            providers.add(type.provider());
        }
        return providers;
    }

    private Set<String> otherTargets(Target target) {
        Set<String> others = new TreeSet<>();
        for (Target other : plugins.targets()) {
            if (!other.name().equals(target.name())) {
                others.add(other.name());
            }
        }
        return others;
    }

    /** A warning or note is not told if nobody wants it; an error always is. */
    private static <T> Validated<T> told(Validated<T> validated, Set<String> silenced) {
        return new Validated<>(validated.value(), told(validated.diagnostics(), silenced));
    }

    private static List<Diagnostic> told(List<Diagnostic> diagnostics, Set<String> silenced) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR || !silenced.contains(diagnostic.code()))
                .toList();
    }

    private ConfigLoader loader() {
        loader = loader == null ? new ConfigLoader(plugins.adapters(), plugins.targets()) : loader;
        return loader;
    }
}
