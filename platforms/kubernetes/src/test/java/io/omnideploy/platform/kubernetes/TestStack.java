package io.omnideploy.platform.kubernetes;

import io.omnideploy.backend.direct.DirectBackend;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PlatformSession;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A stack of a test on a cluster. */
final class TestStack {
    private final DirectBackend backend = new DirectBackend();
    private final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Value> settings = new TreeMap<>();
    private final DeploymentId id;
    private Map<String, String> secrets = Map.of();

    TestStack(DeploymentId id, Path kubeconfig) {
        this.id = id;
        settings.put("config_path", Value.text(kubeconfig.toString()));
    }

    TestStack secrets(Map<String, String> values) {
        secrets = values;
        return this;
    }

    TestStack set(String setting, Value value) {
        settings.put(setting, value);
        return this;
    }

    DeploymentId id() {
        return id;
    }

    List<Progress> progress() {
        return progress;
    }

    Plan preview(List<ResourceSpec> resources) {
        try (PreparedRun run = backend.prepareUp(request(resources))) {
            return run.plan();
        }
    }

    Plan up(List<ResourceSpec> resources) {
        try (PreparedRun run = backend.prepareUp(request(resources))) {
            run.apply();
            return run.plan();
        }
    }

    Plan refresh(List<ResourceSpec> resources) {
        try (PreparedRun run = backend.prepareRefresh(request(resources))) {
            run.apply();
            return run.plan();
        }
    }

    Plan destroy(List<ResourceSpec> resources, boolean keepData) {
        try (PreparedRun run = backend.prepareDestroy(new DestroyRequest(request(resources), keepData))) {
            run.apply();
            return run.plan();
        }
    }

    PlatformSession session() {
        return new KubernetesPlatform()
                .connect(new ConnectRequest(Value.object(settings), Path.of("/"), new TestSecrets(secrets)));
    }

    /** Returns what a plan does, one line per resource that changes. */
    static List<String> operations(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.operation() != Operation.NONE)
                .map(change -> change.operation() + " " + change.resource()
                        + change.cause().map(cause -> " " + cause).orElse(""))
                .toList();
    }

    /** Returns which properties differ, one line each. */
    static List<String> differences(Plan plan) {
        return plan.changes().stream()
                .flatMap(change -> change.properties().stream()
                        .map(property -> change.resource().name() + " " + property.path() + ": " + property.before()
                                + " -> " + property.after()))
                .toList();
    }

    private RunRequest request(List<ResourceSpec> resources) {
        List<SecretSpec> specs = secrets.keySet().stream()
                .map(name -> new SecretSpec(name, new SecretSource("env", name), false, "for the test"))
                .toList();
        EmitRequest emit = new EmitRequest(
                id,
                "kubernetes",
                ResourceGraph.of(resources, specs, List.of(), Map.of("kubernetes", Value.object(settings))),
                new CompiledCatalog(getClass().getClassLoader()),
                provider -> provider.equals("kubernetes") ? Optional.of(new KubernetesPlatform()) : Optional.empty(),
                Optional.empty(),
                "..");
        Path nowhere = Path.of("/");
        return new RunRequest(emit, nowhere, nowhere, nowhere, new TestSecrets(secrets), progress::add, false);
    }
}
