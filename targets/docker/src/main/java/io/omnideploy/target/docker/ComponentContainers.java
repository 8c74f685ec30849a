package io.omnideploy.target.docker;

import io.omnideploy.config.BroughtFile;
import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.FileContent;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.GivenVariables;
import io.omnideploy.spi.expand.SecretInputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The containers of one component: one per copy. */
final class ComponentContainers {
    private static final Origin WAIT = Origin.rule("wait-until-healthy");

    private final DeployConfig config;
    private final ContainerSpec containers;
    private final Addresses addresses;
    private final SecretInputs secrets;
    private final PublishedPorts ports;

    ComponentContainers(
            DeployConfig config,
            ContainerSpec containers,
            Addresses addresses,
            SecretInputs secrets,
            PublishedPorts ports) {
        this.config = config;
        this.containers = containers;
        this.addresses = addresses;
        this.secrets = secrets;
        this.ports = ports;
    }

    /** Returns the address of a copy, 1-based; the first has no role, so that adding copies leaves it alone. */
    static ResourceId id(String component, int copy) {
        return new ResourceId(DockerTypes.CONTAINER, component, copy == 1 ? "" : Integer.toString(copy));
    }

    ResourceSpec container(
            Component component, int copy, ResourceId image, Map<String, Value> volumes, Set<ResourceId> after) {
        ConfigPath path = DeployConfig.pathOf(component);
        ResourceSpec.Builder spec = containers.start(id(component.name(), copy), component.name(), image, path);
        process(spec, component.container(), path.then("container"));
        environment(spec, component, path);
        files(spec, component, path);
        limits(spec, component, path.then("resources"));
        health(spec, component, path.then("container", "health_check"));
        volumes(spec, component, volumes, path.then("volumes"));
        ports.publish(spec, component, copy);
        life(spec, component, path);
        order(spec, component, path);
        return spec.after(after).build();
    }

    private void process(ResourceSpec.Builder spec, Container container, ConfigPath path) {
        list(spec, "entrypoint", container.command(), path.then("command"));
        list(spec, "command", container.args(), path.then("args"));
        container
                .workingDir()
                .ifPresent(dir -> spec.set("working_dir", Value.text(dir), Origin.at(path.then("working_dir"))));
        container.user().ifPresent(user -> spec.set("user", Value.text(user), Origin.at(path.then("user"))));
        said(spec, "read_only", path.then("read_only"));
        if (container.readOnly()) {
            spec.set("read_only", Value.bool(true));
        }
        Map<String, Value> capabilities = new TreeMap<>();
        if (!container.capabilitiesAdded().isEmpty()) {
            capabilities.put("add", capabilities(container.capabilitiesAdded()));
            spec.because("capabilities.add", Origin.at(path.then("capabilities", "add")));
        }
        if (!container.capabilitiesDropped().isEmpty()) {
            capabilities.put("drop", capabilities(container.capabilitiesDropped()));
            spec.because("capabilities.drop", Origin.at(path.then("capabilities", "drop")));
        }
        if (!capabilities.isEmpty()) {
            spec.set("capabilities", Value.object(capabilities));
        }
    }

    private void list(ResourceSpec.Builder spec, String property, List<Template> templates, ConfigPath path) {
        if (!templates.isEmpty()) {
            List<Value> words = templates.stream()
                    .map(template -> addresses.value(template, "used in " + path))
                    .toList();
            spec.set(property, new Value.Seq(words), Origin.at(path));
            templates.forEach(template -> spec.because(property, addresses.why(template)));
        }
    }

    /** The engine gives capabilities back in this form, and replaces a container for any other. */
    private static Value capabilities(List<String> names) {
        return Value.texts(new TreeSet<>(names.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .map(name -> name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name)
                .toList()));
    }

    private void environment(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        Map<String, Value> variables = new TreeMap<>();
        Map<String, Set<Origin>> why = new TreeMap<>();
        GivenVariables.to(component, config).forEach((name, given) -> {
            Value value = addresses.of(given.service().name()).get(given.attribute());
            if (value != null) {
                Set<Origin> origins =
                        new TreeSet<>(addresses.why(given.service().name(), given.attribute()));
                origins.add(Origin.rule("backing-service-variables"));
                origins.add(Origin.at(DeployConfig.pathOf(given.service())));
                variables.put(name, value);
                why.put(name, origins);
            }
        });
        component.environment().forEach((name, template) -> {
            variables.put(name, addresses.value(template, "variable " + name + " of " + component.name()));
            Set<Origin> origins = new TreeSet<>(addresses.why(template));
            origins.add(Origin.at(path.then("environment", name)));
            why.put(name, origins);
        });
        component.secrets().forEach((name, use) -> {
            if (use.path().isEmpty()) {
                variables.put(name, secrets.given(use.source(), "variable " + name + " of " + component.name()));
                why.put(name, fields(path.then("secrets", name), "source", "as"));
            }
        });
        // Also when it is empty: the Terraform provider takes an absent environment as "leave it as it was".
        spec.setEntries("env", variables, why);
    }

    private void files(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        List<Value> uploads = new ArrayList<>();
        component
                .secrets()
                .forEach((name, use) -> use.path().ifPresent(file -> {
                    uploads.add(Uploads.upload(
                            file, secrets.given(use.source(), "file " + file + " of " + component.name())));
                    spec.because("upload", fields(path.then("secrets", name), "source", "as", "path"));
                }));
        for (BroughtFile file : component.files()) {
            ConfigPath volume = path.then("volumes", file.volume());
            if (component.volumes().get(file.volume()).source().isPresent()) {
                continue;
            }
            spec.because("upload", fields(volume, "path", "content", "content_base64", "read_only", "elsewhere"));
            switch (file.content()) {
                case FileContent.Bytes bytes -> uploads.add(Uploads.upload(file.path(), bytes));
                case FileContent.Text text -> {
                    uploads.add(Uploads.upload(
                            file.path(),
                            addresses.value(text.template(), "file " + file.path() + " of " + component.name())));
                    spec.because("upload", addresses.why(text.template()));
                }
            }
        }
        if (!uploads.isEmpty()) {
            spec.set("upload", new Value.Seq(uploads));
        }
    }

    /** Only what a person asked for: without it a container may use all of the host, as everybody expects of Docker. */
    private void limits(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        boolean sized = config.positions().isGiven(path.then("size"));
        if (sized || component.resources().memory().isPresent()) {
            Limits.memory(spec, component.resources().effectiveMemory(), fields(path, "size", "memory"));
        }
        if (sized || component.resources().cpu().isPresent()) {
            Limits.cpu(spec, component.resources().effectiveCpu(), fields(path, "size", "cpu"));
        }
    }

    private void health(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        component.container().healthCheck().ifPresent(check -> {
            spec.set("healthcheck", HealthTest.block(check))
                    .because("healthcheck.test", fields(path, "path", "tcp", "exec", "port"))
                    .because("healthcheck.interval", Origin.at(path.then("interval")))
                    .because("healthcheck.timeout", Origin.at(path.then("timeout")))
                    .because("healthcheck.start_period", Origin.at(path.then("start_period")))
                    .because("healthcheck.retries", Origin.at(path.then("unhealthy_threshold")));
            if (component.kind() != Kind.JOB) {
                spec.set("wait", Value.bool(true), WAIT)
                        .set("wait_timeout", Value.number(HealthTest.waitSeconds(check)), WAIT);
            }
        });
    }

    private void volumes(ResourceSpec.Builder spec, Component component, Map<String, Value> named, ConfigPath path) {
        SequencedMap<String, Volume> mounted = new LinkedHashMap<>();
        component.volumes().forEach((name, volume) -> {
            if (volume.source().isPresent() || !volume.isBrought()) {
                mounted.put(name, volume);
                spec.because("volumes", fields(path.then(name), "path", "read_only", "source", "elsewhere", "shared"));
                volume.shared()
                        .ifPresent(shared -> spec.because(
                                "volumes", Origin.at(ConfigPath.of("shared_volumes", shared, "existing"))));
            }
        });
        ContainerSpec.mount(spec, mounted, named);
    }

    private static void stop(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        Origin why = Origin.at(path.then("stop_timeout"));
        Value seconds = Value.number(Math.max(1, component.stopTimeout().toSeconds()));
        spec.set("stop_timeout", seconds, why).set("destroy_grace_seconds", seconds, why);
    }

    private void order(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        for (int index = 0; index < component.dependsOn().size(); index++) {
            ConfigPath item = path.then("depends_on").item(index);
            spec.because(ResourceSpec.ORDER, fields(item, "name", "until"));
        }
    }

    /** A switch that a person turned off leaves a property out, and yet decides it. */
    private void said(ResourceSpec.Builder spec, String property, ConfigPath path) {
        if (config.positions().isGiven(path)) {
            spec.because(property, Origin.at(path));
        }
    }

    /** Returns the origins of those of several fields that are given; the first speaks for all when none is. */
    private Set<Origin> fields(ConfigPath path, String... keys) {
        Set<Origin> origins = new TreeSet<>();
        for (String key : keys) {
            if (config.positions().isGiven(path.then(key))) {
                origins.add(Origin.at(path.then(key)));
            }
        }
        return origins.isEmpty() ? Set.of(Origin.at(path.then(keys[0]))) : origins;
    }

    private void life(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        spec.because("must_run", Origin.at(path.then("kind")));
        spec.because("", Origin.at(path.then("service", "replicas")));
        switch (component.kind()) {
            case SERVICE, WORKER -> {
                ContainerSpec.runForEver(spec);
                stop(spec, component, path);
            }
            case JOB -> {
                switch (component.run()) {
                    case BEFORE, AFTER -> ContainerSpec.runOnce(spec);
                    case MANUAL -> ContainerSpec.wait(spec);
                }
                spec.because("must_run", Origin.at(path.then("run")));
                if (config.positions().isGiven(path.then("stop_timeout"))) {
                    stop(spec, component, path);
                }
            }
        }
        if (ports.isAmbiguous(component)) {
            spec.lifecycle(new Lifecycle(false, Set.of("ports"), false));
        }
    }
}
