package io.omnideploy.backend.direct;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProvider;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.DestroyRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PreparedRun;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A stack on the platform in memory. */
final class MemoryStack {
    final MemoryPlatform platform = new MemoryPlatform();
    final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    String secret = "first";
    boolean interrupted;
    private final DirectBackend backend = new DirectBackend();

    static ResourceSpec.Builder thing(String name) {
        return ResourceSpec.builder(ResourceId.of(MemoryPlatform.THING, name));
    }

    static ResourceId id(String name) {
        return ResourceId.of(MemoryPlatform.THING, name);
    }

    Plan preview(ResourceSpec... wanted) {
        try (PreparedRun run = backend.prepareUp(request(wanted))) {
            return run.plan();
        }
    }

    void up(ResourceSpec... wanted) {
        try (PreparedRun run = backend.prepareUp(request(wanted))) {
            run.apply();
        }
    }

    Plan refresh(ResourceSpec... wanted) {
        try (PreparedRun run = backend.prepareRefresh(request(wanted))) {
            run.apply();
            return run.plan();
        }
    }

    Plan destroy(boolean keepData, ResourceSpec... applied) {
        try (PreparedRun run = backend.prepareDestroy(new DestroyRequest(request(applied), keepData))) {
            run.apply();
            return run.plan();
        }
    }

    Map<String, String> emit(ResourceSpec... wanted) {
        return backend.emit(request(wanted).emit());
    }

    static List<String> operations(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.operation() != Operation.NONE)
                .map(change -> change.operation() + " " + change.resource().name() + " "
                        + change.cause().orElseThrow())
                .toList();
    }

    RunRequest request(ResourceSpec... wanted) {
        List<SecretSpec> secrets = List.of(new SecretSpec("token", new SecretSource("env", "TOKEN"), false, "a token"));
        ResourceGraph graph = ResourceGraph.of(
                List.of(wanted), secrets, List.<OutputSpec>of(), Map.of("test", Value.object(Map.of())));
        EmitRequest emit = new EmitRequest(
                new DeploymentId("app", "dev"),
                "test",
                graph,
                new SmallCatalog(),
                provider -> provider.equals("test") ? Optional.of(platform) : Optional.empty(),
                Optional.empty(),
                "..");
        return new RunRequest(
                emit,
                Path.of("/folder"),
                Path.of("/project"),
                Path.of("/project/infra"),
                new OneSecret(secret),
                progress::add,
                interrupted);
    }

    private record OneSecret(String text) implements Secrets {
        @Override
        public String value(String name) {
            return text;
        }

        @Override
        public String fingerprint(String name) {
            return "hmac-of-" + text.length() + text.charAt(0);
        }
    }

    private static final class SmallCatalog implements Catalog {
        @Override
        public Optional<CatalogType> type(ResourceType type) {
            return Optional.of(new CatalogType(
                    type,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    type.equals(MemoryPlatform.DISK),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(
                            property("name", CatalogProperty.Kind.TEXT, true),
                            property("env", CatalogProperty.Kind.MAP, true),
                            property("ports", CatalogProperty.Kind.LIST, true),
                            property("size", CatalogProperty.Kind.NUMBER, false)),
                    Set.of("id"),
                    new TreeMap<>(),
                    new TreeMap<>()));
        }

        @Override
        public Optional<CatalogProvider> provider(String name) {
            return Optional.empty();
        }

        private static CatalogProperty property(String name, CatalogProperty.Kind kind, boolean replaces) {
            return new CatalogProperty(
                    name,
                    kind,
                    Optional.empty(),
                    List.of(),
                    false,
                    replaces,
                    false,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>());
        }
    }
}
