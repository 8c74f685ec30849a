package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Buckets on a server that speaks S3, in an image that is started as MinIO's own were. These are gone since 2026; the default
 * is the build of a fork that goes on with it. Buckets are made over S3 itself, so that the image need hold nothing but the
 * server.
 */
final class S3Preset implements BackingContainers.Preset {
    static final Set<String> OWN_VARIABLES = Set.of("MINIO_ROOT_USER", "MINIO_ROOT_PASSWORD");

    private static final String REPOSITORY = "pgsty/minio";
    private static final String DEFAULT_VERSION = "RELEASE.2026-08-04T00-00-00Z";
    private static final String INIT_IMAGE = "curlimages/curl:8.12.1";
    private static final String ACCESS_KEY = "app";
    private static final String DEFAULT_BUCKET = "app";
    private static final int PORT = 9000;
    private static final int HTTPS = 443;

    private static final Origin CONTRACT = Origin.rule("minio-image-contract");

    private final PresetParts parts;

    S3Preset(PresetParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public BackingContainers provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        Value secretKey = parts.password(service);
        Map<String, Value> env = new TreeMap<>();
        service.settings().forEach((key, value) -> env.put(key, Value.text(value)));
        env.put("MINIO_ROOT_USER", Value.text(ACCESS_KEY));
        env.put("MINIO_ROOT_PASSWORD", secretKey);
        ResourceSpec.Builder server = parts.server(service, "/data")
                .set("command", Value.texts(List.of("server", "/data")), CONTRACT)
                .set("env", Value.object(env), CONTRACT);
        service.settings().keySet().forEach(key -> server.because("env." + key, Origin.at(path.then("settings", key))));
        ResourceId serverId = ResourceId.of(DockerTypes.CONTAINER, service.name());
        ResourceSpec initImage = parts.image(new ResourceId(DockerTypes.IMAGE, service.name(), "init"), INIT_IMAGE);
        Map<String, Value> addresses =
                addresses(service, service.name(), PORT, Optional.of(ACCESS_KEY), Optional.of(secretKey));
        ResourceSpec init =
                init(service, initImage.id(), addresses).after(Set.of(serverId)).build();
        return new BackingContainers(
                List.of(
                        parts.image(service, REPOSITORY, DEFAULT_VERSION),
                        initImage,
                        parts.volume(service),
                        server.build(),
                        init),
                Set.of(serverId, init.id()),
                addresses,
                variables(addresses));
    }

    @Override
    public Map<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                service,
                external.host(),
                external.port().orElse(PORT),
                external.username(),
                parts.given(external, service));
    }

    @Override
    public Map<String, Value> variables(Map<String, Value> addresses) {
        Map<String, Value> variables = new TreeMap<>();
        variables.put("S3_ENDPOINT", addresses.get("url"));
        variables.put("S3_BUCKET", addresses.get("bucket"));
        Optional.ofNullable(addresses.get("access_key")).ifPresent(key -> variables.put("S3_ACCESS_KEY", key));
        Optional.ofNullable(addresses.get("secret_key")).ifPresent(key -> variables.put("S3_SECRET_KEY", key));
        return variables;
    }

    private ResourceSpec.Builder init(BackingService service, ResourceId image, Map<String, Value> addresses) {
        Map<String, Value> env = new TreeMap<>(variables(addresses));
        env.remove("S3_BUCKET");
        env.put("BUCKETS", Value.text(String.join(" ", buckets(service))));
        return parts.init(service, image)
                .set("entrypoint", Value.texts(List.of("sh", "-euc")), CONTRACT)
                .set("command", Value.texts(List.of(InitScript.S3)), CONTRACT)
                .set("env", Value.object(env), CONTRACT)
                .because("env.BUCKETS", Origin.at(DeployConfig.pathOf(service).then("buckets")));
    }

    private static List<String> buckets(BackingService service) {
        return service.buckets().isEmpty() ? List.of(DEFAULT_BUCKET) : service.buckets();
    }

    private static Map<String, Value> addresses(
            BackingService service, String host, int port, Optional<String> accessKey, Optional<Value> secretKey) {
        Value url = Value.text((port == HTTPS ? "https://" : "http://") + host + ":" + port);
        Map<String, Value> addresses = new TreeMap<>(Map.of(
                "host", Value.text(host),
                "port", Value.text(Integer.toString(port)),
                "url", url,
                "endpoint", url,
                "bucket", Value.text(buckets(service).getFirst())));
        accessKey.map(Value::text).ifPresent(key -> {
            addresses.put("access_key", key);
            addresses.put("user", key);
        });
        secretKey.ifPresent(key -> {
            addresses.put("secret_key", key);
            addresses.put("password", key);
        });
        return addresses;
    }
}
