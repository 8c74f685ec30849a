package io.omnideploy.platform.aws.runtime;

import io.omnideploy.resource.ResourceType;
import java.util.Optional;

/** By what Terraform's provider imports a resource, found from its ARN. Source: the import section of each resource's page. */
final class ImportId {
    private ImportId() {}

    /** Returns the id; empty for what an ARN alone doesn't tell, or what is never taken over. */
    static Optional<String> of(ResourceType type, Arn arn) {
        return switch (type.service()) {
            case "ec2", "rds", "efs", "iam" -> Optional.of(arn.last());
            case "elasticache", "s3" -> Optional.of(arn.last());
            case "elbv2", "acm", "secretsmanager" -> Optional.of(arn.text());
            case "logs" -> Optional.of(arn.rest().replaceFirst(":\\*$", ""));
            // An old revision of a task definition is no leftover: AWS keeps it, and it costs nothing.
            case "ecs" ->
                switch (type.kind()) {
                    case "Cluster" -> Optional.of(arn.last());
                    case "Service" -> Optional.of(arn.rest());
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }
}
