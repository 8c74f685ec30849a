package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.resource.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The containers of one resource: usually one; more when a replacement is under way, or was cut off.
 *
 * @param main the one that counts
 * @param replaced stopped and put aside until its successor is up
 * @param fresh not yet started
 * @param others what somebody made from it, such as by 'docker compose run'; they go when it goes
 */
record Siblings(
        Optional<Container> main, Optional<Container> replaced, Optional<Container> fresh, List<Container> others) {
    Siblings {
        others = List.copyOf(others);
    }

    /** Ends the name of a container that is put aside. */
    static final String REPLACED = ".replaced";

    /** Ends the name of a container that isn't complete. */
    static final String FRESH = ".new";

    /** Finds all containers of a stack by the resource that they are of. */
    static Map<ResourceId, Siblings> of(DockerClient client, DeploymentId id) {
        return labelled(client, labels(id));
    }

    /** Finds the containers of one resource. */
    static Siblings of(DockerClient client, DeploymentId id, ResourceId resource) {
        List<String> labels = new ArrayList<>(labels(id));
        labels.add(DockerLabels.RESOURCE + "=" + resource);
        return labelled(client, labels).getOrDefault(resource, sorted(List.of()));
    }

    private static List<String> labels(DeploymentId id) {
        return List.of(DockerLabels.DEPLOYMENT + "=" + id.name(), DockerLabels.STACK + "=" + id.stack());
    }

    private static Map<ResourceId, Siblings> labelled(DockerClient client, List<String> labels) {
        Map<ResourceId, List<Container>> found = new TreeMap<>();
        client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec()
                .forEach(container -> DockerLabels.resource(container.getLabels())
                        .ifPresent(resource -> found.computeIfAbsent(resource, key -> new ArrayList<>())
                                .add(container)));
        Map<ResourceId, Siblings> siblings = new TreeMap<>();
        found.forEach((resource, containers) -> siblings.put(resource, sorted(containers)));
        return siblings;
    }

    /** Returns all of them. */
    List<Container> all() {
        List<Container> all = new ArrayList<>(others);
        main.ifPresent(all::add);
        replaced.ifPresent(all::add);
        fresh.ifPresent(all::add);
        return all;
    }

    /** Returns the name of a container, without the slash that the engine puts before it. */
    static String name(Container container) {
        return container.getNames()[0].replaceFirst("^/", "");
    }

    private static Siblings sorted(List<Container> containers) {
        Optional<Container> replaced = ending(containers, REPLACED);
        Optional<Container> fresh = ending(containers, FRESH);
        List<Container> rest = new ArrayList<>(containers);
        replaced.ifPresent(rest::remove);
        fresh.ifPresent(rest::remove);
        Optional<Container> main = rest.stream()
                .filter(container -> !DockerLabels.isOneOff(container.getLabels()))
                .min(Comparator.comparing(Container::getCreated).thenComparing(Siblings::name));
        main.ifPresent(rest::remove);
        return new Siblings(main, replaced, fresh, rest);
    }

    private static Optional<Container> ending(List<Container> containers, String suffix) {
        return containers.stream()
                .filter(container -> name(container).endsWith(suffix))
                .findFirst();
    }
}
