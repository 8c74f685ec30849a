package io.omnideploy.target.agentcore;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.expand.aws.AwsTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs agents on Amazon Bedrock AgentCore, which starts one when it is called. */
public final class AgentCoreTarget implements AwsTarget {
    /** What AgentCore's machines run, and nothing else. */
    static final String PLATFORM = "linux/arm64";

    /** Made by {@code ServiceLoader}. */
    public AgentCoreTarget() {}

    @Override
    public String name() {
        return "agentcore";
    }

    @Override
    public String description() {
        return "Agents on Amazon Bedrock AgentCore.";
    }

    @Override
    public Set<ResourceType> resourceTypes() {
        return AgentTypes.ALL;
    }

    @Override
    public Shape.Fields section() {
        return AgentCoreShape.SHAPE;
    }

    @Override
    public Optional<String> buildPlatform(DeployConfig config, Component component) {
        return Optional.of(PLATFORM);
    }

    @Override
    public List<Limitation> limitations() {
        return Limits.ALL;
    }

    @Override
    public Validated<Expansion> expand(ExpandRequest request) {
        return new AgentCoreExpansion(request).expand();
    }

    @Override
    public List<Diagnostic> advice(AdviceRequest request) {
        return Advice.of(request);
    }
}
