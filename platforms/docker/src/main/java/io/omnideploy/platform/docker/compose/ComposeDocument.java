package io.omnideploy.platform.docker.compose;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.EmitRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A whole compose file: services in the order in which they need each other, jobs, then what they use. */
final class ComposeDocument {
    private final EmitRequest request;
    private final ComposeText text;
    private final Diagnostics found = new Diagnostics();
    private final SortedMap<String, Node> networks = new TreeMap<>();
    private final SortedMap<String, Node> volumes = new TreeMap<>();
    private final SortedMap<String, Node> configs = new TreeMap<>();
    private final SortedMap<String, Node> secrets = new TreeMap<>();

    ComposeDocument(EmitRequest request) {
        this.request = request;
        this.text = new ComposeText(request.graph(), request.projectDir());
    }

    Node.Mapping node() {
        Map<String, Node> services = new LinkedHashMap<>();
        Map<String, Node> jobs = new LinkedHashMap<>();
        for (ResourceSpec spec : request.graph().inOrder()) {
            ResourceType type = spec.id().type();
            String key = spec.id().name();
            if (type.equals(DockerTypes.NETWORK)) {
                networks.put(key, network(fields(spec)));
            } else if (type.equals(DockerTypes.VOLUME)) {
                volumes.put(key, volume(fields(spec)));
            } else if (type.equals(DockerTypes.CONTAINER)) {
                boolean job = !fields(spec).flag("start", true);
                written(spec).ifPresent(service -> (job ? jobs : services).put(key, service));
            }
        }
        services.putAll(jobs);
        found.refuseOnError();
        return new Entries()
                .text("name", Optional.of(DockerLabels.project(request.id())))
                .nested("services", services)
                .nested("networks", networks)
                .nested("volumes", volumes)
                .nested("configs", configs)
                .nested("secrets", secrets)
                .node();
    }

    /** Declares a network that exists already. */
    String externalNetwork(String name) {
        networks.put(name, external(name));
        return name;
    }

    /** Declares a volume that exists already. */
    String externalVolume(String name) {
        volumes.put(name, external(name));
        return name;
    }

    /** Declares a file with text in it. */
    void config(String key, String content) {
        configs.put(key, new Entries().text("content", Optional.of(content)).node());
    }

    /** Declares a file that holds a variable. */
    void secret(String key, String variable) {
        secrets.put(
                key, new Entries().text("environment", Optional.of(variable)).node());
    }

    /** Declares a file that is read where it lies. */
    void secretFile(String key, String file) {
        secrets.put(key, new Entries().text("file", Optional.of(file)).node());
    }

    /** Returns how an image is built, if the deployment builds it. */
    Optional<Entries> build(String image) {
        return request.builds().stream()
                .filter(build -> build.image().equals(image))
                .findFirst()
                .map(build -> new ComposeBuild(this, build, request.projectDir()).entries());
    }

    private Optional<Node> written(ResourceSpec spec) {
        ComposeService service = new ComposeService(this, request.graph(), spec, fields(spec));
        List<String> homeless = service.homeless();
        if (!homeless.isEmpty()) {
            homeless.forEach(property -> found.add(Diagnostic.error(
                            "compose-property",
                            "Property %s of %s has no place in a compose file.".formatted(property, spec.id()))
                    .remedy("Leave it out, or use '--backend terraform'.")));
            return Optional.empty();
        }
        try {
            return Optional.of(service.node());
        } catch (IllegalArgumentException unwritable) {
            found.add(Diagnostic.error("compose-value", "%s: %s.".formatted(spec.id(), unwritable.getMessage()))
                    .remedy("Leave it out, or use '--backend terraform'."));
            return Optional.empty();
        }
    }

    private static Node network(Fields fields) {
        Entries ipam = new Entries().text("driver", fields.text("ipam_driver"));
        ipam.list(
                "config",
                fields.objects("ipam_config").stream()
                        .map(pool -> new Entries()
                                .text("subnet", pool.text("subnet"))
                                .text("ip_range", pool.text("ip_range"))
                                .text("gateway", pool.text("gateway"))
                                .map("aux_addresses", pool.map("aux_address"))
                                .node())
                        .toList());
        return new Entries()
                .text("name", fields.text("name"))
                .text("driver", fields.text("driver").filter(driver -> !driver.equals("bridge")))
                .map("driver_opts", fields.map("options"))
                .word("internal", fields.flag("internal"))
                .word("attachable", fields.flag("attachable"))
                .word("enable_ipv6", fields.flag("ipv6"))
                .nested("ipam", ipam)
                .map("labels", fields.map("labels"))
                .node();
    }

    private static Node volume(Fields fields) {
        return new Entries()
                .text("name", fields.text("name"))
                .text("driver", fields.text("driver").filter(driver -> !driver.equals("local")))
                .map("driver_opts", fields.map("driver_opts"))
                .map("labels", fields.map("labels"))
                .node();
    }

    private static Node external(String name) {
        return new Entries()
                .text("name", Optional.of(name))
                .word("external", Optional.of(true))
                .node();
    }

    private Fields fields(ResourceSpec spec) {
        return new Fields(spec.properties(), text::of);
    }
}
