package io.omnideploy.target.ecs;

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
final class EcsIdentity implements Contributor {
    private static final String ACCOUNT = "account";
    private static final String REGION = "region";

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                    ACCOUNT,
                    Shape.text("[0-9]{12}", "the twelve digits of an AWS account"),
                    "The AWS account, twelve digits."),
            Shape.field(
                    REGION,
                    Shape.text("[a-z]{2,}(-[a-z]+)+-[0-9]+", "a region such as eu-central-1"),
                    "The AWS region, as 'region' must name it."));

    /** The region that is said and the one that is pinned are one. */
    @Override
    public void check(EcsDeployment deployment) {
        String pinned = deployment.config().identity().get(REGION);
        if (pinned != null && !pinned.equals(deployment.region())) {
            deployment.refuse(
                    ConfigPath.of("identity", REGION),
                    "identity-contradicts",
                    "The region is %s, and the identity allows %s alone.".formatted(deployment.region(), pinned),
                    "Make them the same.");
        }
    }

    /** The provider refuses other accounts by itself; the region is its setting anyway. */
    static SortedMap<String, Value.Obj> pins(DeployConfig config) {
        String account = config.identity().get(ACCOUNT);
        return account == null
                ? Collections.emptySortedMap()
                : new TreeMap<>(Map.of(
                        AwsTypes.PROVIDER, Value.object(Map.of("allowed_account_ids", Value.texts(List.of(account))))));
    }
}
