package io.omnideploy.platform.aws.runtime;

import java.util.Optional;

/**
 * The command of AWS's own tool that removes something, told to somebody who is to look at it first. Source: the command
 * reference of the AWS CLI.
 */
final class RemovalCommand {
    private RemovalCommand() {}

    /** Returns the command; empty for a kind of which none is known, and for what holds data. */
    static Optional<String> of(Arn arn, String region) {
        return verb(arn).map(verb -> "aws " + verb + (arn.service().equals("iam") ? "" : " --region " + region));
    }

    private static Optional<String> verb(Arn arn) {
        String kind = arn.resource().replaceFirst("[/:].*", "");
        return switch (arn.service()) {
            case "ec2" -> ec2(kind).map(verb -> "ec2 " + verb + " " + arn.last());
            case "ecs" ->
                switch (kind) {
                    case "service" ->
                        Optional.of("ecs delete-service --force --cluster %s --service %s"
                                .formatted(StackResources.cluster(arn), arn.last()));
                    case "cluster" -> Optional.of("ecs delete-cluster --cluster " + arn.last());
                    default -> Optional.empty();
                };
            case "logs" ->
                Optional.of(
                        "logs delete-log-group --log-group-name " + arn.rest().replaceFirst(":\\*$", ""));
            case "iam" ->
                kind.equals("role") ? Optional.of("iam delete-role --role-name " + arn.last()) : Optional.empty();
            case "elasticloadbalancing" ->
                switch (kind) {
                    case "loadbalancer" -> Optional.of("elbv2 delete-load-balancer --load-balancer-arn " + arn.text());
                    case "targetgroup" -> Optional.of("elbv2 delete-target-group --target-group-arn " + arn.text());
                    case "listener" -> Optional.of("elbv2 delete-listener --listener-arn " + arn.text());
                    case "listener-rule" -> Optional.of("elbv2 delete-rule --rule-arn " + arn.text());
                    default -> Optional.empty();
                };
            case "acm" -> Optional.of("acm delete-certificate --certificate-arn " + arn.text());
            case "secretsmanager" ->
                Optional.of("secretsmanager delete-secret --force-delete-without-recovery --secret-id " + arn.text());
            default -> Optional.empty();
        };
    }

    private static Optional<String> ec2(String kind) {
        return switch (kind) {
            case "vpc" -> Optional.of("delete-vpc --vpc-id");
            case "subnet" -> Optional.of("delete-subnet --subnet-id");
            case "security-group" -> Optional.of("delete-security-group --group-id");
            case "internet-gateway" -> Optional.of("delete-internet-gateway --internet-gateway-id");
            case "natgateway" -> Optional.of("delete-nat-gateway --nat-gateway-id");
            case "elastic-ip" -> Optional.of("release-address --allocation-id");
            case "route-table" -> Optional.of("delete-route-table --route-table-id");
            case "vpc-endpoint" -> Optional.of("delete-vpc-endpoints --vpc-endpoint-ids");
            default -> Optional.empty();
        };
    }
}
