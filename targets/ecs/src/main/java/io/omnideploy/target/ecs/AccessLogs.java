package io.omnideploy.target.ecs;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bucket in which the load balancer for HTTP writes down each request. */
final class AccessLogs {
    private static final String ROLE = "access-logs";
    private static final Origin WHY = Origin.at(BalancerSettings.LOGS_PATH);
    private static final Origin DAYS = Origin.at(EcsSettings.PATH.then("log_retention"));

    /** Who writes, in every region: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html */
    private static final String WRITER = "logdelivery.elasticloadbalancing.amazonaws.com";

    private final EcsDeployment deployment;

    AccessLogs(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    /** Makes the bucket and has a load balancer write into it. */
    void of(ResourceSpec.Builder loadBalancer) {
        ResourceId bucket = id(AwsTypes.BUCKET);
        deployment.add(deployment
                .tagged(bucket, WHY)
                .set("bucket", SafeBucket.name(deployment, ROLE), Origin.rule("physical-name"))
                .set("force_destroy", Value.bool(true), WHY));
        add(AwsTypes.BUCKET_PUBLIC_ACCESS_BLOCK, SafeBucket.closed());
        add(AwsTypes.BUCKET_OWNERSHIP_CONTROLS, SafeBucket.owned());
        add(AwsTypes.BUCKET_ENCRYPTION, SafeBucket.encrypted());
        add(AwsTypes.BUCKET_LIFECYCLE, Map.of("rule", Value.list(expiry())));
        ResourceId policy = add(AwsTypes.BUCKET_POLICY, SafeBucket.policy(Value.ref(bucket, "arn"), writes(bucket)));
        loadBalancer
                .set(
                        "access_logs",
                        Value.object(Map.of("bucket", Value.ref(bucket, "bucket"), "enabled", Value.bool(true))),
                        WHY)
                // It tries to write before it takes the setting.
                .after(Set.of(policy, id(AwsTypes.BUCKET_ENCRYPTION)));
    }

    private Value expiry() {
        return Value.object(Map.of(
                "id", Value.text("expire"),
                "status", Value.text("Enabled"),
                "filter", Value.object(Map.of()),
                "expiration",
                        Value.object(Map.of(
                                "days", Value.number(deployment.settings().logRetention())))));
    }

    private Value writes(ResourceId bucket) {
        Value objects = TemplateValues.joined(
                List.of(Value.ref(bucket, "arn"), Value.text("/AWSLogs/"), deployment.accountId(), Value.text("/*")));
        return Value.object(Map.of(
                "Sid", Value.text("LoadBalancerWrites"),
                "Effect", Value.text("Allow"),
                "Principal", Value.object(Map.of("Service", Value.text(WRITER))),
                "Action", Value.text("s3:PutObject"),
                "Resource", objects));
    }

    private ResourceId add(ResourceType type, Map<String, Value> properties) {
        ResourceSpec.Builder spec =
                deployment.start(id(type), WHY).set("bucket", Value.ref(id(AwsTypes.BUCKET), "id"), WHY);
        properties.forEach((property, value) -> spec.set(property, value, WHY));
        if (type.equals(AwsTypes.BUCKET_LIFECYCLE)) {
            spec.because("rule", DAYS);
        }
        if (type.equals(AwsTypes.BUCKET_POLICY)) {
            // S3 refuses one of two changes to who may use a bucket that come at once.
            spec.after(Set.of(id(AwsTypes.BUCKET_PUBLIC_ACCESS_BLOCK)));
        }
        return deployment.add(spec);
    }

    private static ResourceId id(ResourceType type) {
        return new ResourceId(type, ResourceId.MAIN, ROLE);
    }
}
