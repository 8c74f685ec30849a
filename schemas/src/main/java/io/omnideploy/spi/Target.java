package io.omnideploy.spi;

import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.ResourceType;
import java.util.List;
import java.util.Set;

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

    /** Returns what of the description this target can't carry over as it is; the engine writes the ledger from it. */
    List<Limitation> limitations();

    /** Returns the resources that a deployment needs, or all the reasons why this platform can't run it. */
    Validated<Expansion> expand(ExpandRequest request);
}
