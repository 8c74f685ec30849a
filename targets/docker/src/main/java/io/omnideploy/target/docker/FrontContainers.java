package io.omnideploy.target.docker;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The proxy: a container that listens, and one that runs once whenever the configuration changes and gives it to the first,
 * which goes over to it without losing a request. They share their network, so that nobody else reaches the proxy's
 * administration. The proxy keeps what it was given last for when it starts again.
 */
final class FrontContainers {
    private static final ResourceId IMAGE = new ResourceId(DockerTypes.IMAGE, ResourceId.MAIN, "proxy");
    private static final ResourceId VOLUME = new ResourceId(DockerTypes.VOLUME, ResourceId.MAIN, "proxy-data");
    private static final ResourceId PROXY = new ResourceId(DockerTypes.CONTAINER, ResourceId.MAIN, "proxy");
    private static final ResourceId SETUP = new ResourceId(DockerTypes.CONTAINER, ResourceId.MAIN, "proxy-config");

    private static final Origin RULE = Origin.rule("docker-one-proxy");
    private static final String FILE = "/etc/caddy/Caddyfile";
    private static final long WAIT_SECONDS = 60;

    private final DeployConfig config;
    private final DockerSettings settings;
    private final Front front;
    private final Labels labels;
    private final ContainerSpec containers;

    FrontContainers(
            DeployConfig config, DockerSettings settings, Front front, Labels labels, ContainerSpec containers) {
        this.config = config;
        this.settings = settings;
        this.front = front;
        this.labels = labels;
        this.containers = containers;
    }

    /**
     * Returns what the proxy is made of; nothing if there is nothing to serve.
     *
     * @param copies the containers of a component
     */
    List<ResourceSpec> resources(Function<String, Set<ResourceId>> copies) {
        if (front.sites().isEmpty()) {
            return List.of();
        }
        List<ResourceSpec> resources = new ArrayList<>();
        resources.add(ResourceSpec.builder(IMAGE)
                .because("", RULE)
                .set("name", Value.text(settings.proxyImage()), Origin.at(DockerSettings.PATH.then("proxy_image")))
                .set("keep_locally", Value.bool(true), Origin.rule("docker-keep-images"))
                .build());
        if (keepsCertificates()) {
            resources.add(volume());
        }
        resources.add(proxy());
        resources.add(setup(copies));
        return resources;
    }

    private boolean keepsCertificates() {
        return front.sites().stream().anyMatch(site -> site.encryption().isOn());
    }

    private ResourceSpec volume() {
        ResourceSpec.Builder volume = ResourceSpec.builder(VOLUME)
                .because("", RULE)
                .set(
                        "name",
                        Value.text(Naming.physical(
                                config.id(), ContainerSpec.NAME_LIMIT, VOLUME.component(), VOLUME.role())),
                        Origin.rule("docker-physical-name"));
        volume.lifecycle(Labels.ofVolume(false));
        return labels.put(volume, VOLUME).build();
    }

    private ResourceSpec proxy() {
        ResourceSpec.Builder spec = containers
                .start(PROXY, PROXY.name(), IMAGE)
                .because("", RULE)
                .set("command", Value.texts(List.of("caddy", "run", "--resume")), RULE)
                .set("env", Value.object(Map.of()), RULE)
                .set(
                        "healthcheck",
                        PresetParts.check("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/"),
                        RULE)
                .set("wait", Value.bool(true), RULE)
                .set("wait_timeout", Value.number(WAIT_SECONDS), RULE);
        ContainerSpec.runForEver(spec);
        List<Value> ports = new ArrayList<>();
        front.listeners().forEach((number, written) -> {
            ports.add(Value.object(Map.of(
                    "internal", Value.number(number),
                    "external", Value.number(number),
                    "ip", Value.text(settings.bind()),
                    "protocol", Value.text("tcp"))));
            spec.because("ports", Origin.at(written));
        });
        spec.set("ports", new Value.Seq(ports), Origin.at(DockerSettings.PATH.then("bind")));
        if (front.hasOffset()) {
            spec.because("ports", Origin.at(DockerSettings.PATH.then("port_offset")));
        }
        mounts(spec);
        return spec.build();
    }

    private void mounts(ResourceSpec.Builder spec) {
        Map<String, Volume> mounts = new TreeMap<>();
        Map<String, Value> named = new TreeMap<>();
        if (keepsCertificates()) {
            mounts.put("data", new Volume("/data", Optional.empty(), false, Optional.empty()));
            named.put("data", Value.ref(VOLUME, "id"));
        }
        for (Component component : served()) {
            HttpsRule.certificate(component)
                    .ifPresent(file -> mounts.put(
                            component.name() + "-certificate",
                            new Volume(
                                    HttpsRule.certificatePath(component), Optional.empty(), true, Optional.of(file))));
        }
        if (mounts.isEmpty()) {
            return;
        }
        ContainerSpec.mount(spec, mounts, named);
        spec.because("volumes", RULE);
        for (Component component : served()) {
            ConfigPath tls = service(component).then("tls");
            HttpsRule.certificate(component)
                    .ifPresentOrElse(
                            file -> spec.because("volumes", Origin.at(tls.then("certificate"))),
                            () -> spec.because("volumes", Origin.at(tls)));
        }
    }

    /** Returns the components that some site serves by HTTPS. */
    private List<Component> served() {
        return config.components().values().stream()
                .filter(component -> front.sites().stream()
                        .filter(site -> site.encryption().isOn())
                        .anyMatch(site -> site.routes().stream()
                                .anyMatch(route -> route.component().equals(component.name()))))
                .toList();
    }

    private ResourceSpec setup(Function<String, Set<ResourceId>> copies) {
        String text = new Caddyfile(
                        front,
                        component -> copies.apply(component).stream()
                                .map(containers::name)
                                .toList())
                .text();
        ResourceSpec.Builder spec = containers
                .startBeside(SETUP, PROXY, IMAGE)
                .because("", RULE)
                .set("command", Value.texts(List.of("caddy", "reload", "--config", FILE)), RULE)
                .set("env", Value.object(Map.of()), RULE)
                .set(
                        "upload",
                        Value.list(Value.object(Map.of(
                                "file", Value.text(FILE),
                                "content", Value.text(text),
                                "permissions", Value.text("0444")))),
                        RULE,
                        Origin.at(DockerSettings.PATH.then("https")));
        Set<ResourceId> after = new TreeSet<>(Set.of(PROXY));
        for (String component : front.components()) {
            ConfigPath service = service(config.components().get(component));
            for (String key : List.of("domains", "paths", "replicas")) {
                spec.because("upload", Origin.at(service.then(key)));
            }
            after.addAll(copies.apply(component));
        }
        ContainerSpec.runOnce(spec);
        return spec.after(after).build();
    }

    private static ConfigPath service(Component component) {
        return DeployConfig.pathOf(component).then("service");
    }
}
