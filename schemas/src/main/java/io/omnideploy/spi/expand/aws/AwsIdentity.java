package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Shape;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** By what a stack is held to one account and one region of AWS. */
public final class AwsIdentity {
    private static final String ACCOUNT = "account";
    private static final String REGION = "region";

    /** What a description may pin under {@code identity}. */
    public static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                    ACCOUNT,
                    Shape.text("[0-9]{12}", "the twelve digits of an AWS account"),
                    "The AWS account, twelve digits."),
            Shape.field(
                    REGION,
                    Shape.text("[a-z]{2,}(-[a-z]+)+-[0-9]+", "a region such as eu-central-1"),
                    "The AWS region, as 'region' must name it."));

    private AwsIdentity() {}

    /** Refuses a region that is said where another one is pinned. */
    public static void check(AwsDraft draft) {
        String pinned = draft.config().identity().get(REGION);
        if (pinned != null && !pinned.equals(draft.region())) {
            draft.refuse(
                    ConfigPath.of("identity", REGION),
                    "identity-contradicts",
                    "The region is %s, and the identity allows %s alone.".formatted(draft.region(), pinned),
                    "Make them the same.");
        }
    }

    /** Returns the provider's setting that refuses other accounts; the region is its setting anyway. */
    public static SortedMap<String, Value.Obj> pins(DeployConfig config) {
        String account = config.identity().get(ACCOUNT);
        return account == null
                ? Collections.emptySortedMap()
                : new TreeMap<>(Map.of(
                        AwsDraft.PROVIDER, Value.object(Map.of("allowed_account_ids", Value.texts(List.of(account))))));
    }
}
