package io.omnideploy.backend.terraform;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.platform.docker.DockerPlatform;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One stack of a test: its folders, its secrets, and what the backend told of its runs. */
final class StackHarness {
    /** One of its own: stacks run beside each other, and a catalog is read as it is asked. */
    private final Catalog catalog = new CompiledCatalog(StackHarness.class.getClassLoader());

    private final TerraformBackend backend;
    private final DeploymentId id;
    private final Path root;
    private final Map<String, String> secrets;
    final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    boolean interrupted;

    StackHarness(DeploymentId id, Path root, Map<String, String> secrets) {
        this(id, root, secrets, System.getenv());
    }

    StackHarness(DeploymentId id, Path root, Map<String, String> secrets, Map<String, String> environment) {
        backend = new TerraformBackend(environment);
        this.id = id;
        this.root = root;
        this.secrets = secrets;
    }

    Path folder() {
        return root.resolve("terraform/" + id);
    }

    EmitRequest emit(ResourceGraph graph) {
        return new EmitRequest(
                id,
                "docker",
                graph,
                catalog,
                provider -> provider.equals("docker") ? Optional.of(new DockerPlatform()) : Optional.empty(),
                Optional.empty(),
                "../..");
    }

    RunRequest request(ResourceGraph graph) {
        Secrets values = new Secrets() {
            @Override
            public String value(String name) {
                return secrets.get(name);
            }

            @Override
            public String fingerprint(String name) {
                return Integer.toHexString(secrets.get(name).hashCode());
            }
        };
        return new RunRequest(
                emit(graph),
                folder(),
                root.resolve("project"),
                root.resolve("project/infra/test"),
                values,
                progress::add,
                interrupted);
    }

    Plan preview(ResourceGraph graph) {
        try (PreparedRun run = backend.prepareUp(request(graph))) {
            return run.plan();
        }
    }

    Outputs up(ResourceGraph graph) {
        progress.clear();
        try (PreparedRun run = backend.prepareUp(request(graph))) {
            return run.apply();
        }
    }

    Plan refresh(ResourceGraph graph) {
        try (PreparedRun run = backend.prepareRefresh(request(graph))) {
            Plan plan = run.plan();
            run.apply();
            return plan;
        }
    }

    Plan destroy(ResourceGraph graph, boolean keepData) {
        try (PreparedRun run = backend.prepareDestroy(new DestroyRequest(request(graph), keepData))) {
            Plan plan = run.plan();
            run.apply();
            return plan;
        }
    }

    /** Removes the links to the provider, which lies outside of the test's folder. */
    void unlink() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path link : paths.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    Outputs outputs(ResourceGraph graph) {
        return backend.outputs(request(graph));
    }
}
