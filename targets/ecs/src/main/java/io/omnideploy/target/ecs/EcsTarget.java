package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.SizeOffer;
import io.omnideploy.spi.expand.aws.AwsTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a deployment on AWS: ECS with Fargate, behind a load balancer. */
public final class EcsTarget implements AwsTarget {
    @Override
    public String name() {
        return "ecs";
    }

    @Override
    public String description() {
        return "AWS ECS on Fargate, behind a load balancer.";
    }

    @Override
    public Set<ResourceType> resourceTypes() {
        return AwsTypes.ALL;
    }

    @Override
    public Shape.Fields section() {
        return EcsSettings.SHAPE;
    }

    /** Tasks run on one architecture, and whoever builds an image may sit before another. */
    @Override
    public Optional<String> buildPlatform(DeployConfig config, Component component) {
        return Optional.of(
                component.container().platform().orElse(EcsSettings.of(config).arm() ? "linux/arm64" : "linux/amd64"));
    }

    @Override
    public List<Limitation> limitations() {
        return Limits.ALL;
    }

    @Override
    public List<SizeOffer> sizes() {
        return FargatePrice.offers();
    }

    @Override
    public List<MonthlyCost> costs(AdviceRequest request) {
        return Costs.of(request.graph());
    }

    @Override
    public Validated<Expansion> expand(ExpandRequest request) {
        return new EcsExpansion(request).expand();
    }

    @Override
    public List<Diagnostic> advice(AdviceRequest request) {
        return new Advice(request).found();
    }
}
