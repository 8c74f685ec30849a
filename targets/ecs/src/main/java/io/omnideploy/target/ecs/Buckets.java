package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.S3Addresses;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Buckets of S3: closed to the public, encrypted, and granted to the roles of the tasks that use them. */
final class Buckets implements BackingPreset {
    private static final int HTTPS = 443;

    private static final int UPLOAD_DAYS = 7;
    private static final int OLD_VERSION_DAYS = 30;
    private static final String DEFAULT_BUCKET = "app";

    private static final Origin CLOSED = Origin.rule("s3-closed-and-encrypted");
    private static final Origin TIDY = Origin.rule("s3-keep-what-is-needed");

    private final BackingParts parts;

    Buckets(BackingParts parts) {
        this.parts = parts;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public void check(BackingService service) {
        parts.dropped(service, "storage", "s3-storage", "A bucket grows as needed and is paid by use.");
        parts.dropped(service, "size", "s3-size", "S3 has no machine of which the size could be chosen.");
        parts.dropped(service, "version", "s3-version", "S3 has no version to choose.");
        parts.dropped(service, "image", "s3-image", "S3 is no container.");
        for (String key : service.settings().keySet()) {
            parts.dropped(service, "settings", key, "s3-settings", "These are settings of a server that S3 is not.");
        }
    }

    @Override
    public Provided provide(BackingService service) {
        ConfigPath path = DeployConfig.pathOf(service).then("buckets");
        List<String> names = buckets(service);
        List<Value> arns = new ArrayList<>();
        Set<ResourceId> ready = new TreeSet<>();
        for (int index = 0; index < names.size(); index++) {
            ResourceId id = bucket(service, names.get(index), Origin.at(path.item(index)));
            arns.add(Value.ref(id, "arn"));
            ready.add(id);
        }
        ResourceId first = id(service, AwsTypes.BUCKET, names.getFirst());
        String host = "s3." + parts.deployment().region() + "." + domain();
        Map<String, Value> addresses =
                S3Addresses.of(host, HTTPS, Value.ref(first, "bucket"), Optional.empty(), Optional.empty());
        // Without the port, which some libraries would sign and others not.
        addresses.put("url", Value.text("https://" + host));
        addresses.put("endpoint", Value.text("https://" + host));
        return new Provided(addresses, ready, grants(service, arns));
    }

    private String domain() {
        return parts.deployment().partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /** What a program does with objects, and no more: neither does it change the bucket, nor who may use it. */
    private static List<IamStatement> grants(BackingService service, List<Value> arns) {
        String name = Arrays.stream(service.name().split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        List<Value> objects = arns.stream()
                .map(arn -> TemplateValues.joined(List.of(arn, Value.text("/*"))))
                .toList();
        return List.of(
                new IamStatement("List" + name, List.of("s3:GetBucketLocation", "s3:ListBucket"), arns),
                new IamStatement(
                        "Use" + name,
                        List.of(
                                "s3:AbortMultipartUpload",
                                "s3:DeleteObject",
                                "s3:GetObject",
                                "s3:ListMultipartUploadParts",
                                "s3:PutObject"),
                        objects));
    }

    private ResourceId bucket(BackingService service, String name, Origin why) {
        EcsDeployment deployment = parts.deployment();
        boolean keeps = deployment.isProduction() || parts.isProtected(service);
        ResourceId id = id(service, AwsTypes.BUCKET, name);
        deployment.add(parts.live(parts.tagged(service, AwsTypes.BUCKET, id.role()), service)
                .because("", why)
                .set("bucket", SafeBucket.name(deployment, service.name(), name), BackingParts.NAME, why)
                .set("force_destroy", Value.bool(!parts.isProtected(service)), BackingParts.whyProtected(service)));
        add(service, AwsTypes.BUCKET_PUBLIC_ACCESS_BLOCK, name, SafeBucket.closed());
        add(service, AwsTypes.BUCKET_OWNERSHIP_CONTROLS, name, SafeBucket.owned());
        add(service, AwsTypes.BUCKET_ENCRYPTION, name, SafeBucket.encrypted());
        add(service, AwsTypes.BUCKET_POLICY, name, SafeBucket.policy(Value.ref(id, "arn")));
        if (keeps) {
            add(
                    service,
                    AwsTypes.BUCKET_VERSIONING,
                    name,
                    Map.of("versioning_configuration", Value.object(Map.of("status", Value.text("Enabled")))));
        }
        add(service, AwsTypes.BUCKET_LIFECYCLE, name, Map.of("rule", rules(keeps)));
        String output = service.name().replace('-', '_')
                + (buckets(service).size() == 1 ? "" : "_" + Naming.slug(name, '_')) + "_bucket";
        deployment.output(new OutputSpec(
                output, Value.ref(id, "bucket"), "Bucket of " + service.name() + ".", new TreeSet<>(Set.of(why))));
        return id;
    }

    private void add(BackingService service, ResourceType type, String bucket, Map<String, Value> properties) {
        Origin why = type.equals(AwsTypes.BUCKET_VERSIONING) ? BackingParts.whyProtected(service) : CLOSED;
        ResourceSpec.Builder spec = parts.deployment()
                .start(id(service, type, bucket), BackingParts.why(service))
                .set("bucket", Value.ref(id(service, AwsTypes.BUCKET, bucket), "id"), why);
        properties.forEach((property, value) -> spec.set(property, value, why));
        if (type.equals(AwsTypes.BUCKET_LIFECYCLE)) {
            spec.because("rule", TIDY);
        }
        if (type.equals(AwsTypes.BUCKET_POLICY)) {
            // S3 refuses one of two changes to who may use a bucket that come at once.
            spec.after(Set.of(id(service, AwsTypes.BUCKET_PUBLIC_ACCESS_BLOCK, bucket)));
        }
        parts.deployment().add(spec);
    }

    private static Value rules(boolean versioned) {
        Map<String, Value> rule = new TreeMap<>();
        rule.put("id", Value.text("tidy"));
        rule.put("status", Value.text("Enabled"));
        rule.put("filter", Value.object(Map.of()));
        rule.put(
                "abort_incomplete_multipart_upload",
                Value.object(Map.of("days_after_initiation", Value.number(UPLOAD_DAYS))));
        if (versioned) {
            rule.put(
                    "noncurrent_version_expiration",
                    Value.object(Map.of("noncurrent_days", Value.number(OLD_VERSION_DAYS))));
        }
        return Value.list(Value.object(rule));
    }

    private static ResourceId id(BackingService service, ResourceType type, String bucket) {
        return new ResourceId(type, service.name(), bucket);
    }

    private static List<String> buckets(BackingService service) {
        return service.buckets().isEmpty() ? List.of(DEFAULT_BUCKET) : service.buckets();
    }

    @Override
    public Map<String, Value> external(BackingService service, BackingService.External external) {
        return S3Addresses.of(
                external.host(),
                external.port().orElse(S3Addresses.PORT),
                Value.text(buckets(service).getFirst()),
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

    @Override
    public Optional<Absence> absence(BackingService service, String attribute) {
        return Set.of("access_key", "secret_key", "user", "password").contains(attribute)
                ? Optional.of(new Absence(
                        "A task needs no keys for a bucket: its role may use it, and AWS's libraries find that role.",
                        "Remove the variable for this stack."))
                : Optional.empty();
    }
}
