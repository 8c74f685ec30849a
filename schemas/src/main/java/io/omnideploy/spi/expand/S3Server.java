package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Buckets on a server that speaks S3, in an image that is started as MinIO's own were. These are gone since 2026; the default
 * is the build of a fork that goes on with it. Buckets are made over S3 itself, so that the image need hold nothing but the
 * server.
 */
final class S3Server implements ServerPreset {
    static final Set<String> OWN_VARIABLES = Set.of("MINIO_ROOT_USER", "MINIO_ROOT_PASSWORD");

    private static final String REPOSITORY = "pgsty/minio";
    private static final String DEFAULT_VERSION = "RELEASE.2026-08-04T00-00-00Z";
    private static final String INIT_IMAGE = "curlimages/curl:8.12.1";
    private static final String ACCESS_KEY = "app";
    private static final String DEFAULT_BUCKET = "app";

    /** The server has no user of its own and takes any. */
    private static final long USER = 1000;

    /** The user curl_user of its image. */
    private static final long INIT_USER = 100;

    private static final Origin CONTRACT = Origin.rule("minio-image-contract");

    private final ServerPasswords passwords;

    S3Server(ServerPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public BackingServer provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service);
        Value secretKey = passwords.owner(service);
        SortedMap<String, Value> env = new TreeMap<>();
        SortedMap<String, Set<Origin>> why = new TreeMap<>();
        service.settings().forEach((key, value) -> {
            env.put(key, Value.text(value));
            why.put("environment." + key, Set.of(Origin.at(path.then("settings", key))));
        });
        env.put("MINIO_ROOT_USER", Value.text(ACCESS_KEY));
        env.put("MINIO_ROOT_PASSWORD", secretKey);
        SortedMap<String, Value> addresses =
                addresses(service, service.name(), S3Addresses.PORT, Optional.of(ACCESS_KEY), Optional.of(secretKey));
        return new BackingServer(
                ServerImage.of(service, REPOSITORY, DEFAULT_VERSION),
                USER,
                S3Addresses.PORT,
                "/data",
                List.of(),
                List.of("server", "/data"),
                env,
                Optional.empty(),
                Optional.of(init(service, addresses)),
                addresses,
                CONTRACT,
                why);
    }

    @Override
    public SortedMap<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                service,
                external.host(),
                external.port().orElse(S3Addresses.PORT),
                external.username(),
                passwords.given(external, service));
    }

    private static BackingServer.Init init(BackingService service, SortedMap<String, Value> addresses) {
        SortedMap<String, Value> env = new TreeMap<>();
        env.put("S3_ENDPOINT", addresses.get("url"));
        env.put("S3_ACCESS_KEY", addresses.get("access_key"));
        env.put("S3_SECRET_KEY", addresses.get("secret_key"));
        env.put("BUCKETS", Value.text(String.join(" ", buckets(service))));
        return new BackingServer.Init(
                Optional.of(INIT_IMAGE),
                INIT_USER,
                InitScript.S3,
                env,
                ServerImage.lists(DeployConfig.pathOf(service), "buckets"));
    }

    private static List<String> buckets(BackingService service) {
        return service.buckets().isEmpty() ? List.of(DEFAULT_BUCKET) : service.buckets();
    }

    private static SortedMap<String, Value> addresses(
            BackingService service, String host, int port, Optional<String> accessKey, Optional<Value> secretKey) {
        return S3Addresses.of(host, port, Value.text(buckets(service).getFirst()), accessKey, secretKey);
    }
}
