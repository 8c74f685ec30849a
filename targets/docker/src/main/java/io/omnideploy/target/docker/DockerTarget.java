package io.omnideploy.target.docker;

import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.SizeOffer;
import io.omnideploy.spi.Target;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Runs a deployment as containers on one Docker host. */
public final class DockerTarget implements Target {
    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String description() {
        return "Containers on one Docker host, this machine by default.";
    }

    @Override
    public Set<ResourceType> resourceTypes() {
        return Set.of(DockerTypes.NETWORK, DockerTypes.VOLUME, DockerTypes.IMAGE, DockerTypes.CONTAINER);
    }

    @Override
    public Shape.Fields section() {
        return DockerSettings.SHAPE;
    }

    @Override
    public Shape.Fields identity() {
        return DockerIdentity.SHAPE;
    }

    @Override
    public SortedMap<String, Value.Obj> pins(ExpandRequest request) {
        return DockerIdentity.pins(request.config());
    }

    @Override
    public List<Limitation> limitations() {
        return List.of(
                new Limitation(
                        "components.*.container.ports.*.name",
                        Fate.DROPPED,
                        "docker-port-name",
                        "Docker's ports have no names.",
                        "Leave it out for this target."),
                new Limitation(
                        "components.*.container.health_check.healthy_threshold",
                        Fate.DROPPED,
                        "docker-healthy-threshold",
                        "Docker counts a container as healthy after its first success.",
                        "Leave it out for this target."),
                new Limitation(
                        "components.*.service.autoscaling",
                        Fate.DROPPED,
                        "docker-autoscaling",
                        "One Docker host runs a fixed number of containers.",
                        "Set 'replicas' for this stack."),
                new Limitation(
                        "components.*.resources.disk",
                        Fate.DROPPED,
                        "docker-disk",
                        "Docker's default storage does not limit the disk of a container.",
                        "Leave it out for this target."),
                new Limitation(
                        "components.*.volumes.*.size",
                        Fate.DROPPED,
                        "docker-volume-size",
                        "A Docker volume grows as long as the host has space.",
                        "Leave it out for this target."),
                new Limitation(
                        "shared_volumes.*.size",
                        Fate.DROPPED,
                        "docker-volume-size",
                        "A Docker volume grows as long as the host has space.",
                        "Leave it out for this target."),
                new Limitation(
                        "components.*.schedule",
                        Fate.APPROXIMATED,
                        "docker-schedule",
                        "Docker has no scheduler: the job's container is made and not started.",
                        "Let the host's own scheduler call 'omnideploy run JOB' or 'docker start -a'."),
                new Limitation(
                        "backing_services.*.storage",
                        Fate.DROPPED,
                        "docker-volume-size",
                        "A Docker volume grows as long as the host has space.",
                        "Leave it out for this target."),
                new Limitation(
                        "region",
                        Fate.DROPPED,
                        "docker-region",
                        "A Docker host is in no region.",
                        "Leave it out for this target."));
    }

    /** A container is limited to what the size says. */
    @Override
    public List<SizeOffer> sizes() {
        return SizeOffer.plain();
    }

    @Override
    public Validated<Expansion> expand(ExpandRequest request) {
        return new DockerExpansion(request.config()).expand();
    }
}
