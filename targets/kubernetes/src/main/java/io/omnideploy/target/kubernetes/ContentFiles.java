package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files whose text the description holds: a ConfigMap, of which each is mounted on its own, so that what else a folder has stays. */
final class ContentFiles implements Contributor {
    private static final String ROLE = "files";
    private static final Origin FILES = Origin.rule("kubernetes-files-in-a-config-map");
    private static final Origin ROLLOUT = Origin.rule("kubernetes-rollout-on-change");

    /** Readable by whatever user the image runs as, and for scripts to be run, in octal 0444 and 0555. */
    private static final long READABLE = 292;

    private static final long EXECUTABLE = 365;

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        SortedMap<String, Value> data = new TreeMap<>();
        Map<String, Set<Origin>> origins = new TreeMap<>();
        draft.component().files().forEach((name, file) -> {
            ConfigPath path = draft.path().then("volumes", name);
            Value text = deployment
                    .addresses()
                    .value(file.content().orElseThrow(), "file " + file.path() + " of " + draft.name());
            if (text.isSecret()) {
                deployment.refuse(
                        path.then("content"),
                        "kubernetes-secret-in-file",
                        "A secret would stand in clear in the ConfigMap of this file.",
                        "Give the program a file of its own under 'secrets', or a variable.");
                return;
            }
            Set<Origin> why = new TreeSet<>(
                    Set.of(deployment.written(path, "path", "content", "source", "elsewhere", "read_only")));
            why.addAll(deployment.external().why(file.content().get()));
            data.put(name, text);
            origins.put(name, why);
            mount(draft, name, file, why);
        });
        if (!data.isEmpty()) {
            configMap(deployment, draft, data, origins);
        }
    }

    private static void mount(ComponentDraft draft, String name, Volume file, Set<Origin> why) {
        draft.pod()
                .mount(
                        new ObjectDraft()
                                .set("name", ROLE)
                                .set("mount_path", file.path())
                                .set("sub_path", name)
                                .set("read_only", true),
                        why);
    }

    private static void configMap(
            KubernetesDeployment deployment,
            ComponentDraft draft,
            SortedMap<String, Value> data,
            Map<String, Set<Origin>> origins) {
        ResourceId id = new ResourceId(KubernetesTypes.CONFIG_MAP, draft.name(), ROLE);
        ResourceSpec.Builder spec = deployment
                .metadata()
                .object(id, draft.name() + "-" + ROLE, draft.part(), FILES)
                .set("data", Value.object(data), FILES);
        List<Value> items = new ArrayList<>();
        Set<Origin> all = new TreeSet<>();
        data.forEach((name, text) -> {
            spec.because("data." + name, origins.get(name));
            all.addAll(origins.get(name));
            boolean isScript = text instanceof Value.Text(String plain) && plain.startsWith("#!");
            items.add(new ObjectDraft()
                    .set("key", name)
                    .set("path", name)
                    .set("mode", isScript ? EXECUTABLE : READABLE)
                    .value());
        });
        deployment.add(spec);
        draft.pod()
                .volume(
                        ROLE,
                        new ObjectDraft()
                                .set(
                                        "config_map",
                                        new ObjectDraft()
                                                .set("name", KubernetesDeployment.nameOf(id))
                                                .set("default_mode", READABLE)
                                                .set("items", new Value.Seq(items))
                                                .value()),
                        all);
        draft.pod().annotate("checksum/files", Value.text(Variables.checksum(data)), ROLLOUT);
    }
}
