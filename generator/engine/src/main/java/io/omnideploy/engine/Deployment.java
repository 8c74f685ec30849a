package io.omnideploy.engine;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.Job;
import io.omnideploy.spi.Platforms;
import io.omnideploy.spi.Target;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A description that was resolved for one stack, turned into resources by its target, and given to a backend.
 *
 * @param file the description, as it was found
 * @param loaded what is written in it
 * @param project its folder, absolute
 * @param output the folder into which it is generated, absolute; the stack's name is its last part
 * @param description the description as a tree, resolved for the stack
 * @param builds the images that it builds itself, by component in written order
 * @param jobs each job that can be started, by component
 * @param secretsFile the file in the repository that keeps the secrets, as the description names it
 * @param otherTargets the names of the targets whose own settings this deployment does not read
 * @param ledger what could not be carried over as it is written
 * @param notices warnings and notes, by place
 */
public record Deployment(
        Path file,
        LoadedConfig loaded,
        Path project,
        Path output,
        DeployConfig config,
        Node.Mapping description,
        Target target,
        Set<String> otherTargets,
        Backend backend,
        ResourceGraph graph,
        Catalog catalog,
        Platforms platforms,
        List<ImageBuild> builds,
        SortedMap<String, Job> jobs,
        Optional<String> secretsFile,
        List<LedgerEntry> ledger,
        List<Diagnostic> notices) {
    public Deployment {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(loaded, "loaded");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(platforms, "platforms");
        builds = List.copyOf(builds);
        jobs = Collections.unmodifiableSortedMap(new TreeMap<>(jobs));
        Objects.requireNonNull(secretsFile, "secretsFile");
        otherTargets = Set.copyOf(otherTargets);
        ledger = List.copyOf(ledger);
        notices = List.copyOf(notices);
    }

    /** Returns deployment and stack. */
    public DeploymentId id() {
        return config.id();
    }

    /** Returns the same deployment with other resources: those of an earlier time, about which the description says nothing. */
    public Deployment with(ResourceGraph other) {
        SortedMap<String, Job> known = new TreeMap<>(jobs);
        known.values().removeIf(job -> !other.resources().containsKey(job.resource()));
        return new Deployment(
                file,
                loaded,
                project,
                output,
                config,
                description,
                target,
                otherTargets,
                backend,
                other,
                catalog,
                platforms,
                builds,
                known,
                secretsFile,
                List.of(),
                List.of());
    }

    /** Returns what the backend is given to write. */
    public EmitRequest emitRequest() {
        return new EmitRequest(
                        id(),
                        target.name(),
                        pinned(),
                        catalog,
                        platforms,
                        config.state(),
                        builds,
                        output.relativize(project).toString().replace('\\', '/'))
                .withMoves(target.moves());
    }

    /** Returns what it costs by the month when it is up, as far as the target knows flat prices. */
    public List<MonthlyCost> costs() {
        return target.costs(new AdviceRequest(config, graph));
    }

    /** What the description pins stands in the code too, so that the bare tool keeps it. */
    private ResourceGraph pinned() {
        return config.identity().isEmpty() ? graph : graph.withSettings(target.pins(new ExpandRequest(config, builds)));
    }
}
