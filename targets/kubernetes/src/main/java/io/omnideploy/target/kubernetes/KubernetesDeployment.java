package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.expand.ExternalUse;
import io.omnideploy.spi.expand.PublishedPorts;
import io.omnideploy.spi.expand.Reach;
import io.omnideploy.spi.expand.SecretInputs;
import io.omnideploy.spi.expand.StartOrder;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One deployment on its way into a graph: what all contributors read, and where they put what they make. */
final class KubernetesDeployment {
    private final ExpandRequest request;
    private final DeployConfig config;
    private final KubernetesSettings settings;
    private final SecretInputs secrets = new SecretInputs();
    private final TemplateValues addresses;
    private final ExternalUse external;
    private final Reach reach;
    private final PublishedPorts published;
    private final StartOrder order;
    private final Metadata metadata;
    private final SecretKeeper keeper;
    private final Verdicts verdicts;
    private final List<ResourceSpec> resources = new ArrayList<>();
    private final List<OutputSpec> outputs = new ArrayList<>();
    private final Map<String, Set<ResourceId>> ready = new TreeMap<>();

    KubernetesDeployment(ExpandRequest request) {
        this.request = request;
        config = request.config();
        verdicts = new Verdicts(config);
        settings = KubernetesSettings.of(config);
        addresses = new TemplateValues(config, secrets);
        external = new ExternalUse(config, config.components().values());
        reach = new Reach(config);
        published = Front.published(config);
        order = new StartOrder(config);
        metadata = new Metadata(config, settings);
        keeper = new SecretKeeper(this);
    }

    DeployConfig config() {
        return config;
    }

    KubernetesSettings settings() {
        return settings;
    }

    /** Tells whether the image of a component is built here. */
    boolean isBuilt(Component component) {
        return request.build(component.name()).isPresent();
    }

    SecretInputs secrets() {
        return secrets;
    }

    /** Returns what can be referred to, and takes what backing services can be asked. */
    TemplateValues addresses() {
        return addresses;
    }

    /** Returns which lines about services that exist already are used. */
    ExternalUse external() {
        return external;
    }

    /** Returns how public components without names and paths are told apart. */
    PublishedPorts published() {
        return published;
    }

    /** Returns who reaches whom. */
    Reach reach() {
        return reach;
    }

    /** Returns which object holds which secret. */
    SecretKeeper keeper() {
        return keeper;
    }

    /** Returns names, labels and annotations. */
    Metadata metadata() {
        return metadata;
    }

    /** Returns the namespace in which everything is. */
    String namespace() {
        return settings.namespace().orElseGet(() -> Naming.physical(config.id(), Names.LABEL_LIMIT));
    }

    List<Component> components() {
        return List.copyOf(config.components().values());
    }

    /** Returns the objects that must be there and work before a component starts. */
    Set<ResourceId> before(Component component) {
        Set<ResourceId> before = new TreeSet<>();
        order.before(component).forEach(name -> before.addAll(ready.getOrDefault(name, Set.of())));
        return before;
    }

    /** Says what must be there and work before somebody uses a component or backing service. */
    void ready(String name, Set<ResourceId> objects) {
        ready.put(name, objects);
    }

    /** Puts an object into the graph and returns its address. */
    ResourceId add(ResourceSpec.Builder spec) {
        ResourceId id = spec.build().id();
        Waits.limit(spec, id.type(), settings().patience());
        resources.add(spec.build());
        return id;
    }

    void output(OutputSpec output) {
        outputs.add(output);
    }

    /** Says what became of a written value that can't be carried over as it is. */
    void account(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        verdicts.account(path, fate, rule, reason, remedy);
    }

    /** Says the same of a value if a person wrote it. */
    void accountIfGiven(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        verdicts.accountWritten(path, fate, rule, reason, remedy);
    }

    /** Refuses what stands at a path. */
    void refuse(ConfigPath path, String code, String message, String remedy) {
        verdicts.refuse(path, code, message, remedy);
    }

    /** Returns the origins of those of several fields below a path that a person wrote; of the first when none is. */
    Origin[] written(ConfigPath path, String... keys) {
        return verdicts.written(path, keys);
    }

    /** Returns a reference to the name of another object. */
    static Value nameOf(ResourceId id) {
        return new Value.Ref(id, AttributePath.of("metadata").then("name"));
    }

    Diagnostics found() {
        return verdicts.found();
    }

    List<ResourceSpec> resources() {
        return resources;
    }

    List<OutputSpec> outputs() {
        return outputs;
    }

    List<LedgerEntry> ledger() {
        return verdicts.ledger();
    }
}
