package io.omnideploy.target.digitalocean;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.S3Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stores of objects: buckets of Spaces, and a key that opens them and no other. */
final class Buckets implements Contributor {
    private static final Origin PRIVATE = Origin.rule("digitalocean-private-bucket");
    private static final Origin KEY = Origin.rule("digitalocean-key-of-its-buckets");
    private static final Origin NAME = Origin.rule("physical-name");
    private static final String SECRET_KEY = "secret_key";
    private static final int NAME_LIMIT = 63;
    private static final int HTTPS = 443;
    private static final String DEFAULT_BUCKET = "app";

    /** Tells whether a value is the secret half of a key. */
    static boolean isSecretKey(Value value) {
        boolean isOne = value instanceof Value.Ref ref
                && ref.resource().type().equals(DigitalOceanTypes.KEY)
                && ref.equals(Value.ref(ref.resource(), SECRET_KEY));
        return isOne || value.children().stream().anyMatch(Buckets::isSecretKey);
    }

    private static List<BackingService> own(AppDeployment deployment) {
        return deployment.config().backingServices().values().stream()
                .filter(service -> service.external().isEmpty())
                .filter(service -> service.preset().equals("s3"))
                .toList();
    }

    @Override
    public void check(AppDeployment deployment) {
        for (BackingService service : own(deployment)) {
            for (String key : List.of("version", "size", "storage", "settings", "databases", "users")) {
                deployment.accountIfGiven(
                        DeployConfig.pathOf(service).then(key),
                        Fate.DROPPED,
                        "digitalocean-bucket-setting",
                        "A bucket of Spaces has no such thing.",
                        "Leave it out for this target.");
            }
        }
    }

    @Override
    public void prepare(AppDeployment deployment) {
        for (BackingService service : own(deployment)) {
            ConfigPath path = DeployConfig.pathOf(service);
            List<String> buckets = service.buckets().isEmpty() ? List.of(DEFAULT_BUCKET) : service.buckets();
            List<Value> grants = new ArrayList<>();
            for (String bucket : buckets) {
                ResourceId id = new ResourceId(DigitalOceanTypes.BUCKET, service.name(), DatabaseEngine.role(bucket));
                ResourceSpec.Builder spec = ResourceSpec.builder(id)
                        .because("", Origin.at(path.then("preset")))
                        .set(
                                "name",
                                Value.text(deployment.name(NAME_LIMIT, service.name(), bucket)),
                                NAME,
                                Origin.at(path.then("buckets")))
                        .set("region", Value.text(deployment.region().dataCentre()), Origin.at(ConfigPath.of("region")))
                        .set("acl", Value.text("private"), PRIVATE);
                Databases.protect(deployment, service, spec);
                deployment.add(spec);
                grants.add(
                        Value.object(Map.of("bucket", Value.ref(id, "name"), "permission", Value.text("readwrite"))));
            }
            ResourceId key = ResourceId.of(DigitalOceanTypes.KEY, service.name());
            deployment.add(ResourceSpec.builder(key)
                    .because("", KEY)
                    .set("name", Value.text(deployment.name(NAME_LIMIT, service.name())), NAME)
                    .set("grant", new Value.Seq(grants), KEY));
            SortedMap<String, Value> known = new TreeMap<>(S3Addresses.of(
                    deployment.region().dataCentre() + ".digitaloceanspaces.com",
                    HTTPS,
                    Value.ref(
                            new ResourceId(
                                    DigitalOceanTypes.BUCKET, service.name(), DatabaseEngine.role(buckets.getFirst())),
                            "name"),
                    Optional.empty(),
                    Optional.of(Value.ref(key, SECRET_KEY))));
            known.put("access_key", Value.ref(key, "access_key"));
            known.put("user", Value.ref(key, "access_key"));
            deployment.addresses().put(service.name(), known);
        }
    }
}
