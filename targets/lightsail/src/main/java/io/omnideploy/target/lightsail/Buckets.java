package io.omnideploy.target.lightsail;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.S3Addresses;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Buckets of Lightsail, each with a key of its own: containers have no role that could be let in. */
final class Buckets {
    /** The smallest: 5 GB of storage, 25 GB of traffic. */
    static final String BUNDLE = "small_1_0";

    private static final int HTTPS = 443;

    /** API reference of Lightsail, CreateBucket. */
    private static final int NAME_LIMIT = 54;

    private static final int ACCOUNT_DIGITS = 12;
    private static final String DEFAULT_BUCKET = "app";
    private static final Origin SMALL = Origin.rule("lightsail-small-bucket");
    private static final Origin KEY = Origin.rule("lightsail-bucket-key");

    private final LightsailDeployment deployment;
    private final AwsDraft draft;

    Buckets(LightsailDeployment deployment) {
        this.deployment = deployment;
        draft = deployment.draft();
    }

    void check(BackingService service) {
        BackingServices.dropped(
                deployment, service, "storage", "lightsail-bucket-size", "A bucket has 5 GB, and more is paid by use.");
        BackingServices.dropped(deployment, service, "size", "lightsail-bucket-size", "A bucket has no machine.");
        BackingServices.dropped(deployment, service, "version", "lightsail-bucket-version", "A bucket has no version.");
        if (service.buckets().size() > 1) {
            draft.refuse(
                    DeployConfig.pathOf(service).then("buckets").item(1),
                    "lightsail-one-bucket",
                    "A key of Lightsail opens one bucket, and %d are asked for."
                            .formatted(service.buckets().size()),
                    "Give each a backing service of its own.");
        }
    }

    void add(BackingService service) {
        Origin why = Origin.at(DeployConfig.pathOf(service).then("buckets").item(0));
        String bucket =
                service.buckets().isEmpty() ? DEFAULT_BUCKET : service.buckets().getFirst();
        ResourceId id = draft.add(BackingServices.live(deployment, LightsailTypes.BUCKET, service, "")
                .set("name", name(service, bucket), BackingServices.NAME, why)
                .set("bundle_id", Value.text(BUNDLE), SMALL)
                .set(
                        "force_delete",
                        Value.bool(!BackingServices.isProtected(deployment, service)),
                        BackingServices.whyProtected(service)));
        ResourceId key = draft.add(draft.start(ResourceId.of(LightsailTypes.BUCKET_KEY, service.name()), KEY)
                .set("bucket_name", Value.ref(id, "name"), KEY));
        draft.output(new OutputSpec(
                Naming.slug(service.name(), '_') + "_bucket",
                Value.ref(id, "name"),
                "Bucket of " + service.name() + ".",
                new TreeSet<>(Set.of(why))));
        String host = "s3." + draft.region() + "." + draft.hostSuffix();
        Map<String, Value> addresses = S3Addresses.of(
                host, HTTPS, Value.ref(id, "name"), Optional.empty(), Optional.of(Value.ref(key, "secret_access_key")));
        addresses.put("access_key", Value.ref(key, "access_key_id"));
        addresses.put("user", Value.ref(key, "access_key_id"));
        // Without the port, which some libraries would sign and others not.
        addresses.put("url", Value.text("https://" + host));
        addresses.put("endpoint", Value.text("https://" + host));
        deployment.provide(service.name(), addresses, Set.of(id));
    }

    /** All accounts share the names of buckets: this account and region make it ours. */
    private Value name(BackingService service, String bucket) {
        String end = "-" + draft.region();
        int limit = NAME_LIMIT - 1 - ACCOUNT_DIGITS - end.length();
        return TemplateValues.joined(List.of(
                Value.text(draft.name(limit, service.name(), bucket) + "-"), draft.accountId(), Value.text(end)));
    }
}
