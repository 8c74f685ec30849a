package io.omnideploy.target.lightsail;

import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.Set;

/** The resource types of the AWS provider that this target uses. */
final class LightsailTypes {
    static final ResourceType SERVICE = ResourceType.parse("aws.lightsail.ContainerService");
    static final ResourceType DEPLOYMENT = ResourceType.parse("aws.lightsail.ContainerServiceDeploymentVersion");
    static final ResourceType CERTIFICATE = ResourceType.parse("aws.lightsail.Certificate");
    static final ResourceType DATABASE = ResourceType.parse("aws.lightsail.Database");
    static final ResourceType BUCKET = ResourceType.parse("aws.lightsail.Bucket");
    static final ResourceType BUCKET_KEY = ResourceType.parse("aws.lightsail.BucketAccessKey");
    static final ResourceType REPOSITORY_POLICY = ResourceType.parse("aws.ecr.RepositoryPolicy");

    /** Everything that an expansion can hold, lookups too. */
    static final Set<ResourceType> ALL = Set.of(
            SERVICE,
            DEPLOYMENT,
            CERTIFICATE,
            DATABASE,
            BUCKET,
            BUCKET_KEY,
            REPOSITORY_POLICY,
            AwsDraft.CALLER_IDENTITY);

    private LightsailTypes() {}
}
