package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names, labels and annotations of objects: the recommended labels of Kubernetes, those by which OmniDeploy finds its own, and
 * people's tags, as labels where their values fit ("Recommended Labels", "Labels and Selectors" in the documentation of
 * Kubernetes).
 */
final class Metadata {
    /** What OmniDeploy's own keys begin with. */
    static final String PREFIX = "io.omnideploy.";

    /** What the recommended labels begin with. */
    static final String RECOMMENDED = "app.kubernetes.io/";

    static final ResourceId NAMESPACE = ResourceId.of(KubernetesTypes.NAMESPACE, ResourceId.MAIN);

    private static final Origin LABELS = Origin.rule("kubernetes-recommended-labels");
    private static final Origin OWNERSHIP = Origin.rule("kubernetes-ownership-labels");
    private static final Origin NAME = Origin.rule("kubernetes-plain-names");

    private final DeployConfig config;
    private final KubernetesSettings settings;

    Metadata(DeployConfig config, KubernetesSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /** Returns the labels that never change, by which a component's pods are selected. */
    Value.Obj selector(String owner) {
        return new ObjectDraft()
                .set(RECOMMENDED + "name", owner)
                .set(RECOMMENDED + "instance", instance())
                .value();
    }

    /** Returns a selector as the API wants it. */
    Value.Obj matching(String owner) {
        return new ObjectDraft().set("match_labels", selector(owner)).value();
    }

    /** Returns the labels of a component's pods: all but the version, which would make them anew. */
    Map<String, Value> ofPods(String owner, String part) {
        SortedMap<String, Value> labels = new TreeMap<>(ofAll(owner, part));
        labels.remove(RECOMMENDED + "version");
        return labels;
    }

    /** Says in a resource why the labels of its pods are there. */
    void explainPods(ResourceSpec.Builder spec, String template, Map<String, Value> labels) {
        labels.keySet().forEach(key -> spec.because(template + ".metadata.labels." + key, why(key)));
    }

    /**
     * Starts an object.
     *
     * @param name its name in its namespace
     * @param part what part its owner plays: service, worker, job, or a preset
     */
    ResourceSpec.Builder object(ResourceId id, String name, String part, Origin... why) {
        return object(id, name, part, Map.of(), why);
    }

    /** Starts the namespace, with one label more. */
    ResourceSpec.Builder namespace(String name, String label, String value, Origin why) {
        Map<String, Value> labels = new TreeMap<>(ofStack());
        labels.put(label, Value.text(value));
        return object(NAMESPACE, name, labels, Map.of(), why);
    }

    /** Starts an object with annotations of its own; say their origins under {@code metadata.annotations}. */
    ResourceSpec.Builder object(ResourceId id, String name, String part, Map<String, Value> more, Origin... why) {
        return object(id, name, ofAll(id.component(), part), more, why);
    }

    private ResourceSpec.Builder object(
            ResourceId id, String name, Map<String, Value> labels, Map<String, Value> more, Origin... why) {
        ResourceSpec.Builder spec = ResourceSpec.builder(id).because("", why);
        ObjectDraft metadata = new ObjectDraft().set("name", name);
        boolean isInNamespace = !id.equals(NAMESPACE);
        if (isInNamespace) {
            metadata.set("namespace", namespace());
            spec.because(
                    "metadata.namespace",
                    settings.namespace().isPresent() ? Origin.at(KubernetesSettings.PATH.then("namespace")) : NAME);
        }
        labels.keySet().forEach(key -> spec.because("metadata.labels." + key, why(key)));
        SortedMap<String, Value> annotations = new TreeMap<>(more);
        annotations.put(PREFIX + "resource", Value.text(id.toString()));
        config.tags().forEach((tag, value) -> {
            if (!Names.isLabelValue(value) && Names.isKey(tag)) {
                annotations.put(tag, Value.text(value));
                spec.because("metadata.annotations." + tag, why(tag));
            }
        });
        config.version().filter(version -> !Names.isLabelValue(version)).ifPresent(version -> {
            annotations.put(RECOMMENDED + "version", Value.text(version));
            spec.because("metadata.annotations." + RECOMMENDED + "version", LABELS);
        });
        return spec.because("metadata.name", NAME)
                .because("metadata.annotations." + PREFIX + "resource", OWNERSHIP)
                .set(
                        "metadata",
                        metadata.set("labels", Value.object(labels))
                                .set("annotations", Value.object(annotations))
                                .value());
    }

    private Value namespace() {
        return settings.namespace().<Value>map(Value::text).orElseGet(() -> KubernetesDeployment.nameOf(NAMESPACE));
    }

    /** A label has at most 63 characters. */
    private String instance() {
        return Naming.physical(config.id(), Names.LABEL_LIMIT);
    }

    private Map<String, Value> ofAll(String owner, String part) {
        SortedMap<String, Value> labels = new TreeMap<>(ofStack());
        labels.put(RECOMMENDED + "name", Value.text(owner));
        labels.put(RECOMMENDED + "component", Value.text(part));
        config.version()
                .filter(Names::isLabelValue)
                .ifPresent(version -> labels.put(RECOMMENDED + "version", Value.text(version)));
        return labels;
    }

    private Map<String, Value> ofStack() {
        SortedMap<String, Value> labels = new TreeMap<>();
        config.tags().forEach((tag, value) -> {
            if (Names.isLabelValue(value) && Names.isKey(tag)) {
                labels.put(tag, Value.text(value));
            }
        });
        labels.put(RECOMMENDED + "instance", Value.text(instance()));
        labels.put(RECOMMENDED + "part-of", Value.text(config.id().name()));
        labels.put(RECOMMENDED + "managed-by", Value.text("omnideploy"));
        labels.put(PREFIX + "deployment", Value.text(config.id().name()));
        labels.put(PREFIX + "stack", Value.text(config.id().stack()));
        return labels;
    }

    private Origin why(String key) {
        if (key.startsWith(RECOMMENDED)) {
            return LABELS;
        }
        return config.tags().containsKey(key) ? Origin.at(ConfigPath.of("tags", key)) : OWNERSHIP;
    }
}
