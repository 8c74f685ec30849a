package io.omnideploy.target.lightsail;

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

/** Runs a deployment on AWS Lightsail: container services at flat prices. */
public final class LightsailTarget implements AwsTarget {
    @Override
    public String name() {
        return "lightsail";
    }

    @Override
    public String description() {
        return "AWS Lightsail container services, at flat prices.";
    }

    @Override
    public Set<ResourceType> resourceTypes() {
        return LightsailTypes.ALL;
    }

    @Override
    public Shape.Fields section() {
        return LightsailSettings.SHAPE;
    }

    @Override
    public Optional<String> buildPlatform(DeployConfig config, Component component) {
        return Optional.of(ComponentChecks.PLATFORM);
    }

    @Override
    public List<Limitation> limitations() {
        return Limits.ALL;
    }

    @Override
    public List<SizeOffer> sizes() {
        return Power.offers();
    }

    @Override
    public List<MonthlyCost> costs(AdviceRequest request) {
        return Costs.of(request.graph());
    }

    @Override
    public Validated<Expansion> expand(ExpandRequest request) {
        return new LightsailExpansion(request).expand();
    }

    @Override
    public List<Diagnostic> advice(AdviceRequest request) {
        return new Advice(request).found();
    }
}
