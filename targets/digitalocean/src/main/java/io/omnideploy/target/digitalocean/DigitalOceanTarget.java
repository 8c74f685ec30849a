package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Shape;
import io.omnideploy.config.Size;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.SizeOffer;
import io.omnideploy.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs a deployment as one app of DigitalOcean's App Platform. */
public final class DigitalOceanTarget implements Target {
    @Override
    public String name() {
        return "digitalocean";
    }

    @Override
    public String description() {
        return "DigitalOcean's App Platform, each stack one app, with managed databases and Spaces.";
    }

    @Override
    public Set<ResourceType> resourceTypes() {
        return DigitalOceanTypes.ALL;
    }

    @Override
    public Shape.Fields section() {
        return DigitalOceanSettings.SHAPE;
    }

    @Override
    public Shape.Fields identity() {
        return Shape.fields(Shape.field(
                "team",
                Shape.text("[0-9a-f-]{36,40}", "the ID of a team"),
                "The team whose token must be in use, by its ID as 'doctl account get -o json' tells it."));
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
        return Stream.of(Size.values()).map(InstanceSize::offer).toList();
    }

    @Override
    public List<MonthlyCost> costs(AdviceRequest request) {
        return Costs.of(request.graph());
    }

    @Override
    public Validated<Expansion> expand(ExpandRequest request) {
        return new DigitalOceanExpansion(request).expand();
    }

    @Override
    public List<Diagnostic> advice(AdviceRequest request) {
        return new Advice(request).found();
    }
}
