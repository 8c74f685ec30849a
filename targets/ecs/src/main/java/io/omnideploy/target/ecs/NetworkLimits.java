package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.TreeMap;

/** The usual quotas of security groups ("Amazon VPC quotas", user guide of VPC). */
final class NetworkLimits implements Contributor {
    private static final String CODE = "ecs-security-groups";

    /** Groups of one network interface; a task has one of its own. */
    static final int MOST_GROUPS = 5;

    /** Rules of one group in one direction. */
    static final int MOST_RULES = 60;

    @Override
    public void check(EcsDeployment deployment) {
        int given = deployment.settings().securityGroups().size();
        if (given > MOST_GROUPS - 1) {
            deployment.refuse(
                    EcsSettings.PATH.then("security_groups"),
                    CODE,
                    "%d security groups and a task's own are too many: a network interface has at most %d."
                            .formatted(given, MOST_GROUPS),
                    "Name at most " + (MOST_GROUPS - 1) + ".");
        }
    }

    @Override
    public void finish(EcsDeployment deployment) {
        Map<String, Integer> rules = new TreeMap<>();
        Map<String, ResourceId> groups = new TreeMap<>();
        for (ResourceSpec spec : deployment.resources()) {
            if (spec.id().type().equals(AwsTypes.SECURITY_GROUP_RULE)
                    && spec.properties().get("security_group_id") instanceof Value.Ref group
                    && spec.properties().get("type") instanceof Value.Text direction) {
                String key = direction.text() + " " + group.resource();
                rules.merge(key, 1, Integer::sum);
                groups.put(key, group.resource());
            }
        }
        rules.forEach((key, count) -> {
            if (count > MOST_RULES) {
                refuse(deployment, groups.get(key), key.substring(0, key.indexOf(' ')), count);
            }
        });
    }

    private static void refuse(EcsDeployment deployment, ResourceId group, String direction, int count) {
        String owner = group.component();
        ConfigPath path = deployment.config().components().containsKey(owner)
                ? ConfigPath.of("components", owner)
                : deployment.config().backingServices().containsKey(owner)
                        ? ConfigPath.of("backing_services", owner)
                        : ConfigPath.of("components");
        deployment.refuse(
                path,
                CODE,
                "%s would have %d rules for what %s; a security group has at most %d each way."
                        .formatted(
                                Naming.slug(group.name(), '-'),
                                count,
                                direction.equals("ingress") ? "comes in" : "goes out",
                                MOST_RULES),
                "Let fewer components depend on it, or move some to another deployment.");
    }
}
