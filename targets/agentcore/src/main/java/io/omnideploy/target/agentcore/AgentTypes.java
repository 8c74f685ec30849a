package io.omnideploy.target.agentcore;

import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.ExistingSecrets;
import java.util.Set;

/** The resource types of the AWS provider that this target uses. */
final class AgentTypes {
    static final ResourceType RUNTIME = ResourceType.parse("aws.bedrockagentcore.AgentRuntime");
    static final ResourceType ENDPOINT = ResourceType.parse("aws.bedrockagentcore.AgentRuntimeEndpoint");
    static final ResourceType MEMORY = ResourceType.parse("aws.bedrockagentcore.Memory");
    static final ResourceType MEMORY_STRATEGY = ResourceType.parse("aws.bedrockagentcore.MemoryStrategy");
    static final ResourceType GATEWAY = ResourceType.parse("aws.bedrockagentcore.Gateway");
    static final ResourceType GATEWAY_TARGET = ResourceType.parse("aws.bedrockagentcore.GatewayTarget");
    static final ResourceType ROLE = ResourceType.parse("aws.iam.Role");
    static final ResourceType ROLE_POLICY = ResourceType.parse("aws.iam.RolePolicy");
    static final ResourceType ROLE_POLICY_ATTACHMENT = ResourceType.parse("aws.iam.RolePolicyAttachment");
    static final ResourceType SECRET = ResourceType.parse("aws.secretsmanager.Secret");
    static final ResourceType SECRET_VERSION = ResourceType.parse("aws.secretsmanager.SecretVersion");

    /** Everything that an expansion can hold, lookups too. */
    static final Set<ResourceType> ALL = Set.of(
            RUNTIME,
            ENDPOINT,
            MEMORY,
            MEMORY_STRATEGY,
            GATEWAY,
            GATEWAY_TARGET,
            ROLE,
            ROLE_POLICY,
            ROLE_POLICY_ATTACHMENT,
            SECRET,
            SECRET_VERSION,
            AwsDraft.CALLER_IDENTITY,
            ExistingSecrets.SECRET_LOOKUP);

    private AgentTypes() {}
}
