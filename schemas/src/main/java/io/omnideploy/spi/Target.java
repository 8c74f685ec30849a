package io.omnideploy.spi;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Knows what one platform needs to run a deployment. */
public interface Target {
    /** Returns the name by which it is chosen and under which its own settings stand in the description, lower case. */
    String name();

    /** Returns where it runs things, one sentence. */
    String description();

    /** Returns every type that {@link #expand} can put into a graph. */
    Set<ResourceType> resourceTypes();

    /** Returns the shape of the settings that only this target has. */
    Shape.Fields section();

    /**
     * Returns what a description may pin under {@code identity}, so that a stack touches nothing else: keys of
     * {@link PlatformSession#facts}, each a text.
     */
    default Shape.Fields identity() {
        return Shape.fields();
    }

    /**
     * Returns settings of providers that hold what the description pins under {@code identity}, by provider: written into the
     * code where the tool can hold it, so that the bare tool keeps it too.
     */
    default SortedMap<String, Value.Obj> pins(ExpandRequest request) {
        return Collections.emptySortedMap();
    }

    /**
     * Returns the addresses by which earlier releases knew resources, each with that of today, so that a resource which was only
     * renamed stays the one it is.
     */
    default SortedMap<ResourceId, ResourceId> moves() {
        return Collections.emptySortedMap();
    }

    /**
     * Returns the provider whose {@link Platform#registry} takes the images that a deployment builds and names no registry for.
     * Such an image has no registry in its name; the target puts it in front where it uses the image.
     */
    default Optional<String> registryProvider() {
        return Optional.empty();
    }

    /**
     * Returns the platform for which the image of a component must be built to run here, such as {@code linux/arm64}; absent
     * where whoever builds runs it too. What a description says under {@code build.platforms} counts more.
     */
    default Optional<String> buildPlatform(DeployConfig config, Component component) {
        return Optional.empty();
    }

    /**
     * Returns the target's capability table, told as what it lacks: what of the description can't be carried over as it is,
     * wherever it is written. The engine writes the ledger from it, {@code explain} tells it of a field, and the pages about
     * targets list it; what is not in it is supported, but for what single deployments are refused for.
     */
    List<Limitation> limitations();

    /** Returns what a component gets for each preset size, from small to large; empty where sizes mean nothing. */
    default List<SizeOffer> sizes() {
        return List.of();
    }

    /**
     * Returns what is paid for a deployment by the month whether it is used or not, as far as its price is flat and known;
     * empty where nobody is paid, or only by use.
     */
    default List<MonthlyCost> costs(AdviceRequest request) {
        return List.of();
    }

    /** Returns the resources that a deployment needs, or all the reasons why this platform can't run it. */
    Validated<Expansion> expand(ExpandRequest request);

    /**
     * Returns warnings about a graph that is right and could be better on this platform, such as something open to everybody.
     * What holds on every platform, the engine tells.
     */
    default List<Diagnostic> advice(AdviceRequest request) {
        return List.of();
    }
}
