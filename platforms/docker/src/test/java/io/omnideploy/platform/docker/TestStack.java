package io.omnideploy.platform.docker;

import io.omnideploy.backend.direct.DirectBackend;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A stack of a test, under a name that no other has; everything of it is gone when it is closed. */
final class TestStack implements AutoCloseable {
    private final DirectBackend backend = new DirectBackend();
    private final DeploymentId id;
    private final Path project;
    private Map<String, String> secrets = Map.of();
    private List<OutputSpec> outputs = List.of();
    private SortedMap<String, Value.Obj> providers = new TreeMap<>();
    private final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());

    TestStack(Path project) {
        this(new DeploymentId("t" + UUID.randomUUID().toString().substring(0, 8), "dev"), project);
    }

    TestStack(DeploymentId id, Path project) {
        this.id = id;
        this.project = project;
    }

    TestStack secrets(Map<String, String> values) {
        secrets = values;
        return this;
    }

    TestStack outputs(OutputSpec... specs) {
        outputs = List.of(specs);
        return this;
    }

    /** Reaches the engine at another address from now on. */
    TestStack through(String address) {
        providers = new TreeMap<>(Map.of("docker", Value.object(Map.of("host", Value.text(address)))));
        return this;
    }

    /** Reaches the engine as Docker's own command does. */
    TestStack directly() {
        providers = new TreeMap<>();
        return this;
    }

    DeploymentId id() {
        return id;
    }

    String name(String component) {
        return id.name() + "-" + id.stack() + "-" + component;
    }

    List<Progress> progress() {
        return progress;
    }

    Plan preview(List<ResourceSpec> resources) {
        try (PreparedRun run = backend.prepareUp(request(resources))) {
            return run.plan();
        }
    }

    Outputs up(List<ResourceSpec> resources) {
        try (PreparedRun run = backend.prepareUp(request(resources))) {
            return run.apply();
        }
    }

    Plan refresh(List<ResourceSpec> resources) {
        try (PreparedRun run = backend.prepareRefresh(request(resources))) {
            run.apply();
            return run.plan();
        }
    }

    Outputs liveOutputs(List<ResourceSpec> resources) {
        return backend.outputs(request(resources));
    }

    Plan destroy(List<ResourceSpec> resources, boolean keepData) {
        try (PreparedRun run = backend.prepareDestroy(new DestroyRequest(request(resources), keepData))) {
            run.apply();
            return run.plan();
        }
    }

    SortedMap<String, String> emit(List<ResourceSpec> resources, String projectDir) {
        return backend.emit(emitRequest(resources, projectDir));
    }

    /** Returns what a plan does, one line per resource that changes. */
    static List<String> operations(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.operation() != Operation.NONE)
                .map(change -> change.operation() + " " + change.resource()
                        + change.cause().map(cause -> " " + cause).orElse(""))
                .toList();
    }

    /** Returns the change of one resource. */
    static Change change(Plan plan, String resource) {
        return plan.changes().stream()
                .filter(change -> change.resource().toString().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the names of what there is of the stack: containers, networks and volumes. */
    List<String> left() {
        List<String> left = new ArrayList<>(labelled("ps", "-a", "--format", "{{.Names}}"));
        left.addAll(labelled("network", "ls", "--format", "{{.Name}}"));
        left.addAll(labelled("volume", "ls", "--format", "{{.Name}}"));
        return left;
    }

    private List<String> labelled(String... command) {
        List<String> filtered = new ArrayList<>(List.of(command));
        filtered.addAll(List.of("--filter", "label=" + DockerLabels.DEPLOYMENT + "=" + id.name()));
        filtered.addAll(List.of("--filter", "label=" + DockerLabels.STACK + "=" + id.stack()));
        return Docker.run(filtered.toArray(String[]::new)).lines().toList();
    }

    EmitRequest emitRequest(List<ResourceSpec> resources, String projectDir) {
        List<SecretSpec> specs = secrets.keySet().stream()
                .map(name -> new SecretSpec(name, new SecretSource("env", name), false, "for the test"))
                .toList();
        return new EmitRequest(
                id,
                "docker",
                ResourceGraph.of(resources, specs, outputs, providers),
                new CompiledCatalog(getClass().getClassLoader()),
                provider -> provider.equals("docker") ? Optional.of(new DockerPlatform()) : Optional.empty(),
                Optional.empty(),
                projectDir);
    }

    private RunRequest request(List<ResourceSpec> resources) {
        return new RunRequest(
                emitRequest(resources, ".."),
                project,
                project,
                project.resolve("infra"),
                new TestSecrets(secrets),
                progress::add,
                false);
    }

    @Override
    public void close() {
        labelled("ps", "-aq").forEach(container -> Docker.tryRun("rm", "-fv", container));
        labelled("network", "ls", "-q").forEach(network -> Docker.tryRun("network", "rm", network));
        labelled("volume", "ls", "-q").forEach(volume -> Docker.tryRun("volume", "rm", volume));
    }
}
