package io.omnideploy.target.digitalocean;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tags, which are single words on DigitalOcean, and which an app can't have. */
final class Tags {
    /** OpenAPI of DigitalOcean, name of a tag. */
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_:-]{1,255}");

    private Tags() {}

    /** Says which tags nothing can have. */
    static void check(AppDeployment deployment, boolean hasTagged) {
        deployment.config().tags().forEach((key, value) -> {
            if (!hasTagged) {
                dropped(deployment, key, "Neither an app nor a bucket has tags.");
            } else if (!FORM.matcher(key + ":" + value).matches()) {
                dropped(deployment, key, "A tag here is one word of letters, digits, '_', ':' and '-'.");
            }
        });
    }

    private static void dropped(AppDeployment deployment, String key, String reason) {
        deployment.account(
                ConfigPath.of("tags", key), Fate.DROPPED, "digitalocean-tag", reason, "Leave it out for this target.");
    }

    /** Tags a resource. */
    static void put(AppDeployment deployment, ResourceSpec.Builder spec) {
        SortedSet<String> words = new TreeSet<>();
        deployment.config().tags().forEach((key, value) -> {
            if (FORM.matcher(key + ":" + value).matches()) {
                words.add(key + ":" + value);
                spec.because("tags", Origin.at(ConfigPath.of("tags", key)));
            }
        });
        if (!words.isEmpty()) {
            spec.set("tags", Value.texts(words));
        }
    }
}
