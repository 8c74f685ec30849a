package io.omnideploy.target.kubernetes;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the cluster is reached, and what is done where another manager owns a field. */
final class ProviderSettings {
    static final String CONTEXT = "config_context";

    private static final String FILE = "config_path";
    private static final String FORCE = "force_conflicts";

    private final KubernetesSettings settings;

    ProviderSettings(KubernetesSettings settings) {
        this.settings = settings;
    }

    Value.Obj value() {
        ObjectDraft value = new ObjectDraft();
        settings.context().ifPresent(context -> value.set(CONTEXT, context));
        settings.kubeconfig().ifPresent(file -> value.set(FILE, file));
        if (settings.forceConflicts()) {
            value.set(FORCE, true);
        }
        return value.value();
    }

    /** Returns the lines behind each setting; a switch that is off decides that there is none. */
    SortedMap<String, SortedSet<Origin>> origins() {
        SortedMap<String, SortedSet<Origin>> why = new TreeMap<>();
        settings.context().ifPresent(context -> put(why, CONTEXT, "context"));
        settings.kubeconfig().ifPresent(file -> put(why, FILE, "kubeconfig"));
        put(why, FORCE, "force_conflicts");
        return why;
    }

    private static void put(SortedMap<String, SortedSet<Origin>> why, String setting, String key) {
        why.put(
                KubernetesTypes.PROVIDER + "." + setting,
                new TreeSet<>(Set.of(Origin.at(KubernetesSettings.PATH.then(key)))));
    }
}
