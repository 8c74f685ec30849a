package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.spi.expand.aws.AwsIdentity;
import io.omnideploy.spi.expand.aws.AwsNameLimits;

/**
 * The limits of names and tags. Names that are made here are cut to each service's limit; what they begin with is checked (ELBv2
 * API, CreateLoadBalancer; EC2 API, CreateSecurityGroup).
 */
final class NameLimits implements Contributor {
    private static final int NAME_LENGTH = 32;

    @Override
    public void check(EcsDeployment deployment) {
        AwsIdentity.check(deployment.draft());
        AwsNameLimits.check(deployment.draft(), "ecs-region");
        beginnings(deployment);
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
}
