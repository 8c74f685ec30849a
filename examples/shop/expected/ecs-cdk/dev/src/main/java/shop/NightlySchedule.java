// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import java.util.List;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** The component nightly, continued: this part needs other components. */
final class NightlySchedule extends Construct {
    final CfnSchedule schedule;

    NightlySchedule(
            Construct scope, String id, Shared shared, Nightly nightly, DbSecurityGroupRules dbSecurityGroupRules) {
        super(scope, id);
        this.schedule = CfnSchedule.Builder.create(this, "NightlySchedulerSchedule")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .name("shop-dev-nightly")
                .scheduleExpression("cron(0 3 * * ? *)")
                .scheduleExpressionTimezone("UTC")
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(shared.cluster.getAttrArn())
                        .ecsParameters(CfnSchedule.EcsParametersProperty.builder()
                                .enableEcsManagedTags(true)
                                .launchType("FARGATE")
                                .networkConfiguration(CfnSchedule.NetworkConfigurationProperty.builder()
                                        .awsvpcConfiguration(CfnSchedule.AwsVpcConfigurationProperty.builder()
                                                .assignPublicIp("ENABLED")
                                                .securityGroups(List.of(nightly.securityGroup.getAttrGroupId()))
                                                .subnets(List.of(
                                                        shared.publicASubnet.getRef(), shared.publicBSubnet.getRef()))
                                                .build())
                                        .build())
                                .propagateTags("TASK_DEFINITION")
                                .taskCount(1)
                                .taskDefinitionArn(nightly.taskDefinition.getRef())
                                .build())
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(3600)
                                .maximumRetryAttempts(3)
                                .build())
                        .roleArn(nightly.scheduleRole.getAttrArn())
                        .build())
                .build();
        schedule.getNode()
                .addDependency(
                        dbSecurityGroupRules.fromNightlySecurityGroupRule,
                        shared.publicRoute,
                        shared.publicARouteTableAssociation,
                        shared.publicBRouteTableAssociation,
                        nightly.egressSecurityGroupRule,
                        nightly.executionRole,
                        nightly.executionRolePolicy,
                        nightly.scheduleRolePolicy);
    }
}
