// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.aws.scheduler.Schedule;
import com.pulumi.aws.scheduler.ScheduleArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleFlexibleTimeWindowArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetEcsParametersArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetEcsParametersNetworkConfigurationArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetRetryPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;

/** The component nightly, continued: this part needs other components. */
final class NightlySchedule {
    final Schedule schedule;

    NightlySchedule(Shared shared, Nightly nightly, DbSecurityGroupRules dbSecurityGroupRules) {
        this.schedule = new Schedule(
                "nightly",
                ScheduleArgs.builder()
                        .name("shop-staging-nightly")
                        .scheduleExpression("cron(0 3 * * ? *)")
                        .scheduleExpressionTimezone("UTC")
                        .flexibleTimeWindow(ScheduleFlexibleTimeWindowArgs.builder()
                                .mode("OFF")
                                .build())
                        .target(ScheduleTargetArgs.builder()
                                .arn(shared.cluster.arn())
                                .roleArn(nightly.scheduleRole.arn())
                                .ecsParameters(ScheduleTargetEcsParametersArgs.builder()
                                        .taskDefinitionArn(nightly.taskDefinition.arn())
                                        .enableEcsManagedTags(true)
                                        .launchType("FARGATE")
                                        .propagateTags("TASK_DEFINITION")
                                        .taskCount(1)
                                        .networkConfiguration(
                                                ScheduleTargetEcsParametersNetworkConfigurationArgs.builder()
                                                        .assignPublicIp(true)
                                                        .securityGroups(Output.<String>listBuilder()
                                                                .add(nightly.securityGroup.id())
                                                                .build())
                                                        .subnets(Output.<String>listBuilder()
                                                                .add(shared.publicASubnet.id())
                                                                .add(shared.publicBSubnet.id())
                                                                .build())
                                                        .build())
                                        .build())
                                .retryPolicy(ScheduleTargetRetryPolicyArgs.builder()
                                        .maximumEventAgeInSeconds(3600)
                                        .maximumRetryAttempts(3)
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(
                                shared.publicRoute,
                                shared.publicARouteTableAssociation,
                                shared.publicBRouteTableAssociation,
                                dbSecurityGroupRules.fromNightlySecurityGroupRule,
                                nightly.egressSecurityGroupRule,
                                nightly.executionRolePolicy,
                                nightly.scheduleRolePolicy,
                                nightly.executionRolePolicyAttachment)
                        .deleteBeforeReplace(true)
                        .build());
    }
}
