package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.ConfigPath;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The limits of regions and tags: what a person writes is checked before the first call (user guide of Tag Editor, "Tag naming
 * limits and requirements").
 */
public final class AwsNameLimits {
    /** AWS takes 50; two of ours stand on everything, two on each resource, and one is its Name. */
    public static final int MOST_TAGS = 45;

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

    private AwsNameLimits() {}

    /**
     * Refuses a region that is none, and tags that AWS doesn't take.
     *
     * @param regionCode under which code a wrong region is refused
     */
    public static void check(AwsDraft draft, String regionCode) {
        draft.config()
                .region()
                .filter(region -> !REGION.matcher(region).matches())
                .ifPresent(region -> draft.refuse(
                        ConfigPath.of("region"),
                        regionCode,
                        "'" + region + "' is no region of AWS.",
                        "Write one such as eu-central-1."));
        tags(draft);
    }

    private static void tags(AwsDraft draft) {
        Map<String, String> lower = new TreeMap<>();
        ConfigPath tags = ConfigPath.of("tags");
        if (draft.config().tags().size() > MOST_TAGS) {
            draft.refuse(
                    tags,
                    "aws-tag",
                    "%d tags are too many: a resource of AWS has at most 50, of which 5 are OmniDeploy's."
                            .formatted(draft.config().tags().size()),
                    "Keep at most " + MOST_TAGS + ".");
        }
        Bounds bounds = new Bounds(draft, "aws-tag");
        draft.config().tags().forEach((key, value) -> {
            ConfigPath path = tags.then(key);
            bounds.length(path, "The key of a tag", key, LONGEST_KEY);
            bounds.length(path, "The value of a tag", value, LONGEST_VALUE);
            if (!TAG.matcher(key).matches() || !TAG.matcher(value).matches()) {
                draft.refuse(
                        path,
                        "aws-tag",
                        "The tag '" + key + "' has characters that AWS doesn't take.",
                        "Use letters, digits, blanks and _ . : / = + - @.");
            }
            String small = key.toLowerCase(Locale.ROOT);
            if (small.startsWith("aws:") || small.startsWith(AwsTags.PREFIX)) {
                draft.refuse(
                        path,
                        "aws-tag",
                        "The tag '" + key + "' begins as those of " + (small.startsWith("aws:") ? "AWS" : "OmniDeploy")
                                + " itself do.",
                        "Choose another name.");
            }
            String other = lower.putIfAbsent(small, key);
            if (other != null) {
                draft.refuse(
                        path,
                        "aws-tag",
                        "The tags '" + other + "' and '" + key + "' are one to IAM, which looks at no case.",
                        "Keep one of them.");
            }
        });
    }
}
