package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.AdviceRequest;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.SizeOffer;
import io.omnideploy.spi.Target;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Runs a deployment on a Kubernetes cluster. */
public final class KubernetesTarget implements Target {
    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public String description() {
        return "Any Kubernetes cluster, each stack in a namespace of its own.";
    }

    @Override
    public Set<ResourceType> resourceTypes() {
        return KubernetesTypes.ALL;
    }

    @Override
    public Shape.Fields section() {
        return KubernetesSettings.SHAPE;
    }

    @Override
    public Shape.Fields identity() {
        return KubernetesIdentity.SHAPE;
    }

    @Override
    public SortedMap<String, Value.Obj> pins(ExpandRequest request) {
        return KubernetesIdentity.pins(request.config());
    }

    @Override
    public List<Limitation> limitations() {
        return Limits.ALL;
    }

    @Override
    public List<SizeOffer> sizes() {
        return Amounts.offers();
    }

    @Override
    public Validated<Expansion> expand(ExpandRequest request) {
        return new KubernetesExpansion(request).expand();
    }

    @Override
    public List<Diagnostic> advice(AdviceRequest request) {
        return new Advice(request).found();
    }
}
