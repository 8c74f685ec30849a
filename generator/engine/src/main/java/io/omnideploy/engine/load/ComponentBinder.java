package io.omnideploy.engine.load;

import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.Component.Elsewhere;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Component.Run;
import io.omnideploy.config.Component.SecretUse;
import io.omnideploy.config.Component.Until;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.Cpu;
import io.omnideploy.config.Durations;
import io.omnideploy.config.FileContent;
import io.omnideploy.config.Node;
import io.omnideploy.config.Resources;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Service;
import io.omnideploy.config.Service.Autoscaling;
import io.omnideploy.config.Service.Tls;
import io.omnideploy.config.Size;
import io.omnideploy.config.Template;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes components of checked maps. */
final class ComponentBinder {
    private final Set<String> jobs;

    /** Makes components in whose deployment the given names are jobs. */
    ComponentBinder(Set<String> jobs) {
        this.jobs = jobs;
    }

    Component component(String name, CheckedMap map) {
        Kind kind = map.word("kind", Kind.class);
        return new Component(
                name,
                kind,
                ContainerBinder.container(map.inner("container")),
                service(map.inner("service"), kind),
                resources(map.inner("resources")),
                environment(map.inner("environment")),
                secrets(map),
                map.list("depends_on", item -> dependency(new CheckedMap((Node.Mapping) item))),
                map.mapsByName("volumes", (volume, settings) -> volume(settings)),
                map.text("schedule"),
                map.word("run", Run.class),
                map.expect("stop_timeout", Durations::parse));
    }

    private static Service service(CheckedMap map, Kind kind) {
        return new Service(
                map.expectNumber("replicas"),
                isPublic(map, kind),
                map.texts("domains"),
                map.texts("paths"),
                map.given("tls").map(tls -> new Tls(tls.text("certificate"), tls.text("zone"))),
                map.given("autoscaling").map(ComponentBinder::autoscaling));
    }

    /** The short form makes a service public unasked; of another kind only what someone wrote is kept, to be refused. */
    private static boolean isPublic(CheckedMap service, Kind kind) {
        boolean isWritten = service.map().get("public").flatMap(Node::span).isPresent();
        return service.flag("public") && (kind == Kind.SERVICE || isWritten);
    }

    private static Autoscaling autoscaling(CheckedMap map) {
        return new Autoscaling(
                map.expectNumber("min"),
                map.expectNumber("max"),
                map.number("target_cpu"),
                map.number("target_memory"),
                map.number("target_requests"));
    }

    private static Resources resources(CheckedMap map) {
        return new Resources(
                map.expect("size", Size::parse),
                map.value("cpu", Cpu::parse),
                map.value("memory", ByteSize::parse),
                map.value("disk", ByteSize::parse));
    }

    private static SortedMap<String, Template> environment(CheckedMap map) {
        SortedMap<String, Template> environment = new TreeMap<>();
        map.map().entries().forEach((name, entry) -> environment.put(name, CheckedMap.template(entry.value())));
        return environment;
    }

    private static SortedMap<String, SecretUse> secrets(CheckedMap component) {
        return new TreeMap<>(component.mapsByName("secrets", ComponentBinder::secret));
    }

    private static SecretUse secret(String name, CheckedMap map) {
        Optional<String> path = map.text("path");
        if (path.isEmpty() && map.text("as").filter("file"::equals).isPresent()) {
            path = Optional.of("/run/secrets/" + name);
        }
        return new SecretUse(map.expect("source", SecretSource::parse), path);
    }

    private Dependency dependency(CheckedMap map) {
        String name = map.expect("name");
        Until usual = jobs.contains(name) ? Until.COMPLETED : Until.HEALTHY;
        return new Dependency(name, map.text("until").isPresent() ? map.word("until", Until.class) : usual);
    }

    private static Volume volume(CheckedMap map) {
        return new Volume(
                map.expect("path"),
                map.value("size", ByteSize::parse),
                map.flag("read_only"),
                map.text("source"),
                map.word("elsewhere", Elsewhere.class),
                content(map),
                map.text("shared"));
    }

    private static Optional<FileContent> content(CheckedMap map) {
        return map.map()
                .get("content")
                .<FileContent>map(text -> new FileContent.Text(CheckedMap.template(text)))
                .or(() ->
                        map.text("content_base64").map(base64 -> new FileContent.Bytes(base64.replaceAll("\\s", ""))));
    }
}
