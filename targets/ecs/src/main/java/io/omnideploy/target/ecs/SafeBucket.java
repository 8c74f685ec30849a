package io.omnideploy.target.ecs;

import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every bucket has, whatever is in it: closed to the public, owned by the account, encrypted, entered by TLS alone. */
final class SafeBucket {
    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
    private static final int NAME_LIMIT = 63;

    private static final int ACCOUNT_DIGITS = 12;

    private SafeBucket() {}

    /** All accounts share the names of buckets: this account and region make it ours, and are no part of who it is. */
    static Value name(EcsDeployment deployment, String... parts) {
        String end = "-" + deployment.region();
        int limit = NAME_LIMIT - 1 - ACCOUNT_DIGITS - end.length();
        return TemplateValues.joined(
                List.of(Value.text(deployment.name(limit, parts) + "-"), deployment.accountId(), Value.text(end)));
    }

    /** Returns the properties of its public access block. */
    static Map<String, Value> closed() {
        Map<String, Value> closed = new TreeMap<>();
        for (String way :
                List.of("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")) {
            closed.put(way, Value.bool(true));
        }
        return closed;
    }

    /** Returns the properties of its ownership controls. */
    static Map<String, Value> owned() {
        return Map.of("rule", Value.object(Map.of("object_ownership", Value.text("BucketOwnerEnforced"))));
    }

    /** Returns the properties of its encryption, with the key of S3: others can't be used by a load balancer. */
    static Map<String, Value> encrypted() {
        return Map.of(
                "rule",
                Value.list(Value.object(Map.of(
                        "apply_server_side_encryption_by_default",
                        Value.object(Map.of("sse_algorithm", Value.text("AES256")))))));
    }

    /**
     * Returns its policy, which denies what comes without TLS, as AWS's own rules for buckets ask: Security Hub S3.5.
     *
     * @param more statements beside that
     */
    static Map<String, Value> policy(Value arn, Value... more) {
        Value deny = Value.object(Map.of(
                "Sid", Value.text("DenyWithoutTls"),
                "Effect", Value.text("Deny"),
                "Principal", Value.text("*"),
                "Action", Value.text("s3:*"),
                "Resource", Value.list(arn, TemplateValues.joined(List.of(arn, Value.text("/*")))),
                "Condition",
                        Value.object(
                                Map.of("Bool", Value.object(Map.of("aws:SecureTransport", Value.text("false")))))));
        Value[] statements = new Value[more.length + 1];
        statements[0] = deny;
        System.arraycopy(more, 0, statements, 1, more.length);
        return Map.of(
                "policy",
                new Value.JsonText(Value.object(
                        Map.of("Version", Value.text("2012-10-17"), "Statement", Value.list(statements)))));
    }
}
