package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.target.kubernetes.KubernetesSettings.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** On which nodes pods run: those that are asked for, and copies apart from each other as far as it goes. */
final class Scheduling implements Contributor {
    private static final Origin SPREAD = Origin.rule("kubernetes-copies-apart");
    private static final List<String> TOPOLOGY = List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        place(deployment, draft.pod());
        ConfigPath path = draft.path().then("container", "platform");
        draft.component().container().platform().ifPresent(platform -> {
            SortedMap<String, Value> labels = labels(deployment);
            String[] words = platform.split("/");
            labels.put("kubernetes.io/os", Value.text(words[0]));
            labels.put("kubernetes.io/arch", Value.text(words[1]));
            draft.pod().pod("node_selector", Value.object(labels), Origin.at(path));
        });
        if (Copies.most(draft.component()) > 1) {
            spread(deployment, draft);
        }
    }

    /** Puts any pod where the settings want all pods. */
    static void place(KubernetesDeployment deployment, PodDraft pod) {
        SortedMap<String, Value> labels = labels(deployment);
        ConfigPath selector = KubernetesSettings.PATH.then("node_selector");
        if (!labels.isEmpty()) {
            pod.pod("node_selector", Value.object(labels));
            labels.keySet()
                    .forEach(key -> pod.becausePod("node_selector." + key, List.of(Origin.at(selector.then(key)))));
        }
        ConfigPath path = KubernetesSettings.PATH.then("tolerations");
        List<Value> tolerations = new ArrayList<>();
        List<Toleration> wanted = deployment.settings().tolerations();
        for (int index = 0; index < wanted.size(); index++) {
            tolerations.add(value(wanted.get(index)));
            for (String key : List.of("key", "value", "effect")) {
                pod.becausePod("tolerations", List.of(Origin.at(path.item(index).then(key))));
            }
        }
        if (!tolerations.isEmpty()) {
            pod.pod("tolerations", new Value.Seq(tolerations), Origin.at(path));
        }
    }

    private static SortedMap<String, Value> labels(KubernetesDeployment deployment) {
        SortedMap<String, Value> labels = new TreeMap<>();
        deployment.settings().nodeSelector().forEach((key, value) -> labels.put(key, Value.text(value)));
        return labels;
    }

    private static Value value(Toleration toleration) {
        ObjectDraft value = new ObjectDraft();
        toleration.key().ifPresent(key -> value.set("key", key));
        value.set("operator", toleration.value().isPresent() ? "Equal" : "Exists");
        toleration.value().ifPresent(text -> value.set("value", text));
        toleration.effect().ifPresent(effect -> value.set("effect", effect));
        return value.value();
    }

    private static void spread(KubernetesDeployment deployment, ComponentDraft draft) {
        List<Value> constraints = new ArrayList<>();
        for (String key : TOPOLOGY) {
            constraints.add(new ObjectDraft()
                    .set("max_skew", 1)
                    .set("topology_key", key)
                    .set("when_unsatisfiable", "ScheduleAnyway")
                    .set("label_selector", deployment.metadata().matching(draft.name()))
                    .value());
        }
        draft.pod().pod("topology_spread_constraints", new Value.Seq(constraints), SPREAD);
    }

    /** Refuses what no toleration can be. */
    @Override
    public void check(KubernetesDeployment deployment) {
        ConfigPath path = KubernetesSettings.PATH.then("tolerations");
        List<Toleration> wanted = deployment.settings().tolerations();
        for (int index = 0; index < wanted.size(); index++) {
            if (wanted.get(index).key().isEmpty() && wanted.get(index).value().isPresent()) {
                deployment.refuse(
                        path.item(index).then("value"),
                        "kubernetes-toleration",
                        "A toleration with a value needs the key that has it.",
                        "Add 'key', or remove 'value'.");
            }
        }
    }
}
