package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.spi.stack.StackState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/**
 * Where a template goes that is too long for a call: the bucket that the CDK's bootstrap stack has for it, under the key that the
 * CDK itself would take. Sources: the CloudFormation User Guide, "Understand CloudFormation quotas"; the CDK Developer Guide,
 * "AWS CDK bootstrapping".
 */
final class TemplateBucket {
    private static final int MOST_IN_A_CALL = 51_200;
    private static final int MOST = 1_048_576;
    private static final String BOOTSTRAP = "CDKToolkit";
    private static final String CODE = "template-too-long";

    private final AwsClients clients;
    private final CloudFormationClient client;

    TemplateBucket(AwsClients clients, CloudFormationClient client) {
        this.clients = clients;
        this.client = client;
    }

    /** Tells whether a template goes into the call itself. */
    static boolean fitsIntoCall(String template) {
        return bytes(template).length <= MOST_IN_A_CALL;
    }

    /** Goes on only if there is a way to give a template to CloudFormation. */
    void requireRoom(String template) {
        int length = bytes(template).length;
        if (length > MOST) {
            throw new Refused(Diagnostic.error(
                            CODE, "The template has %d bytes, and CloudFormation takes %d.".formatted(length, MOST))
                    .remedy("Divide the deployment, or use another backend."));
        }
        if (length > MOST_IN_A_CALL) {
            bucket(length);
        }
    }

    /** Puts a template there and returns its URL. */
    String put(String stack, String template) {
        byte[] bytes = bytes(template);
        Bucket bucket = bucket(bytes.length);
        String key = "cdk/" + stack + "/" + hash(bytes) + ".json";
        clients.objects().put(bucket.name(), bucket.host(), key, bytes, "application/json");
        return "https://" + bucket.host() + "/" + key;
    }

    private Bucket bucket(int length) {
        Optional<SortedMap<String, String>> outputs =
                StackStates.find(client, BOOTSTRAP).map(StackState::outputs);
        String name = outputs.map(found -> found.get("BucketName")).orElse("");
        String host = outputs.map(found -> found.get("BucketDomainName")).orElse("");
        if (name.isEmpty() || host.isEmpty()) {
            throw new Refused(Diagnostic.error(
                            CODE,
                            "The template has %d bytes, CloudFormation takes %d in a call, and in %s there is no stack %s whose bucket could hold it."
                                    .formatted(length, MOST_IN_A_CALL, clients.region(), BOOTSTRAP))
                    .remedy("Run 'cdk bootstrap' once for this account and region, or divide the deployment."));
        }
        return new Bucket(name, host);
    }

    private record Bucket(String name, String host) {}

    private static byte[] bytes(String template) {
        return template.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
