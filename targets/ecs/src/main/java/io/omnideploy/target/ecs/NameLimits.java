package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The limits of names and tags. Names that are made here are cut to each service's limit; what they begin with, and all that a
 * person writes, is checked (user guide of Tag Editor, "Tag naming limits and requirements"; ELBv2 API, CreateLoadBalancer; EC2
 * API, CreateSecurityGroup).
 */
final class NameLimits implements Contributor {
    /** AWS takes 50; two of ours stand on everything, two on each resource, and one is its Name. */
    static final int MOST_TAGS = 45;

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

    @Override
    public void check(EcsDeployment deployment) {
        deployment
                .config()
                .region()
                .filter(region -> !REGION.matcher(region).matches())
                .ifPresent(region -> deployment.refuse(
                        ConfigPath.of("region"),
                        "ecs-region",
                        "'" + region + "' is no region of AWS.",
                        "Write one such as eu-central-1."));
        beginnings(deployment);
        tags(deployment);
    }

    private static void beginnings(EcsDeployment deployment) {
        String name = deployment.name(NAME_LENGTH);
        if (name.startsWith("internal-")) {
            deployment.refuse(
                    ConfigPath.of("name"),
                    "ecs-name",
                    "The load balancer would be called '" + name
                            + "', and AWS takes no name that begins with 'internal-'.",
                    "Choose another name.");
        }
        if (name.startsWith("sg-")) {
            deployment.refuse(
                    ConfigPath.of("name"),
                    "ecs-name",
                    "Security groups would be called '" + name + "-…', and AWS takes no name that begins with 'sg-'.",
                    "Choose another name.");
        }
    }

    private static final int NAME_LENGTH = 32;

    private static void tags(EcsDeployment deployment) {
        Map<String, String> lower = new TreeMap<>();
        ConfigPath tags = ConfigPath.of("tags");
        if (deployment.config().tags().size() > MOST_TAGS) {
            deployment.refuse(
                    tags,
                    "aws-tag",
                    "%d tags are too many: a resource of AWS has at most 50, of which 5 are OmniDeploy's."
                            .formatted(deployment.config().tags().size()),
                    "Keep at most " + MOST_TAGS + ".");
        }
        Bounds bounds = new Bounds(deployment, "aws-tag");
        deployment.config().tags().forEach((key, value) -> {
            ConfigPath path = tags.then(key);
            bounds.length(path, "The key of a tag", key, LONGEST_KEY);
            bounds.length(path, "The value of a tag", value, LONGEST_VALUE);
            if (!TAG.matcher(key).matches() || !TAG.matcher(value).matches()) {
                deployment.refuse(
                        path,
                        "aws-tag",
                        "The tag '" + key + "' has characters that AWS doesn't take.",
                        "Use letters, digits, blanks and _ . : / = + - @.");
            }
            String small = key.toLowerCase(Locale.ROOT);
            if (small.startsWith("aws:") || small.startsWith(Tags.PREFIX)) {
                deployment.refuse(
                        path,
                        "aws-tag",
                        "The tag '" + key + "' begins as those of " + (small.startsWith("aws:") ? "AWS" : "OmniDeploy")
                                + " itself do.",
                        "Choose another name.");
            }
            String other = lower.putIfAbsent(small, key);
            if (other != null) {
                deployment.refuse(
                        path,
                        "aws-tag",
                        "The tags '" + other + "' and '" + key + "' are one to IAM, which looks at no case.",
                        "Keep one of them.");
            }
        });
    }
}
