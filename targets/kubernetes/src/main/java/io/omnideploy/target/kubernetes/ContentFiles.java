package io.omnideploy.target.kubernetes;

import io.omnideploy.config.BroughtFile;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.FileContent;
import io.omnideploy.config.Naming;
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
import java.util.regex.Pattern;

/**
 * Files that the description brings along: a ConfigMap, of which each is mounted on its own, so that what else a folder has stays;
 * those of a folder are mounted as one.
 */
final class ContentFiles implements Contributor {
    private static final String ROLE = "files";
    private static final Origin FILES = Origin.rule("kubernetes-files-in-a-config-map");
    private static final Origin ROLLOUT = Origin.rule("kubernetes-rollout-on-change");

    /** Readable by whatever user the image runs as, and for scripts to be run, in octal 0444 and 0555. */
    private static final long READABLE = 292;

    private static final long EXECUTABLE = 365;

    private static final int HASH_DIGITS = 6;

    /** The most bytes that one object brings along: twice as many would not fit beside themselves into its annotations. */
    private static final int LARGEST = 128 * 1024;

    /** What a key of a ConfigMap may not have in it. */
    private static final Pattern NO_KEY = Pattern.compile("[^A-Za-z0-9._-]");

    private static final int LONGEST_KEY = 200;

    /** Files of one component while they are collected: by their keys, and by the volumes of the pod that show them. */
    private record Collected(
            SortedMap<String, Value> data,
            SortedMap<String, Value> binary,
            Map<String, Set<Origin>> origins,
            SortedMap<String, List<Value>> items) {
        Collected() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }
    }

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            long bytes = component.files().stream()
                    .mapToLong(file -> switch (file.content()) {
                        case FileContent.Bytes given -> given.base64().length();
                        case FileContent.Text text -> text.template().length();
                    })
                    .sum();
            if (bytes > LARGEST) {
                deployment.refuse(
                        DeployConfig.pathOf(component).then("volumes"),
                        "kubernetes-files-too-large",
                        "The files of '%s' have %d KiB, and a ConfigMap with them takes at most %d."
                                .formatted(component.name(), bytes / 1024, LARGEST / 1024),
                        "Build large files into the image.");
            }
        }
    }

    @Override
    public void pod(KubernetesDeployment deployment, ComponentDraft draft) {
        Collected all = new Collected();
        for (BroughtFile file : draft.component().files()) {
            ConfigPath path = draft.path().then("volumes", file.volume());
            Set<Origin> why = new TreeSet<>(Set.of(
                    deployment.written(path, "path", "content", "content_base64", "source", "elsewhere", "read_only")));
            String key = key(file);
            switch (file.content()) {
                case FileContent.Bytes bytes -> all.binary().put(key, Value.text(bytes.base64()));
                case FileContent.Text text -> {
                    Value value = deployment
                            .addresses()
                            .value(text.template(), "file " + file.path() + " of " + draft.name());
                    if (value.isSecret()) {
                        deployment.refuse(
                                path.then("content"),
                                "kubernetes-secret-in-file",
                                "A secret would stand in clear in the ConfigMap of this file.",
                                "Give the program a file of its own under 'secrets', or a variable.");
                        continue;
                    }
                    why.addAll(deployment.external().why(text.template()));
                    all.data().put(key, value);
                }
            }
            all.origins().put(key, why);
            show(draft, file, key, why, all);
        }
        if (!all.items().isEmpty()) {
            configMap(deployment, draft, all);
        }
    }

    /** A file keeps its volume's name; one of a folder has that and its path, as far as a key can. */
    private static String key(BroughtFile file) {
        if (file.folder().isEmpty()) {
            return file.volume();
        }
        String key = NO_KEY.matcher(file.volume() + "." + file.name()).replaceAll("_");
        return key.equals(file.volume() + "." + file.name()) && key.length() <= LONGEST_KEY
                ? key
                : key.substring(0, Math.min(LONGEST_KEY, key.length())) + "-" + Naming.hash(file.name(), HASH_DIGITS);
    }

    /** Of the files by themselves each is mounted on its own; a folder hides what the image has there, as on Docker. */
    private static void show(ComponentDraft draft, BroughtFile file, String key, Set<Origin> why, Collected all) {
        String volume = file.folder().isEmpty() ? ROLE : ROLE + "-" + file.volume();
        while (draft.component().volumes().containsKey(volume)) {
            // Storage has its own name in the pod.
            volume = volume + "-copied";
        }
        boolean isNew = !all.items().containsKey(volume);
        String path = file.folder().isEmpty() ? key : file.name();
        all.items()
                .computeIfAbsent(volume, unseen -> new ArrayList<>())
                .add(new ObjectDraft()
                        .set("key", key)
                        .set("path", path)
                        .set("mode", file.content().isScript() ? EXECUTABLE : READABLE)
                        .value());
        if (file.folder().isEmpty() || isNew) {
            ObjectDraft mount = new ObjectDraft()
                    .set("name", volume)
                    .set("mount_path", file.folder().orElse(file.path()))
                    .set("read_only", true);
            draft.pod().mount(file.folder().isEmpty() ? mount.set("sub_path", key) : mount, why);
        }
    }

    private static void configMap(KubernetesDeployment deployment, ComponentDraft draft, Collected all) {
        ResourceId id = new ResourceId(KubernetesTypes.CONFIG_MAP, draft.name(), ROLE);
        ResourceSpec.Builder spec = deployment.metadata().object(id, draft.name() + "-" + ROLE, draft.part(), FILES);
        entries(spec, "data", all.data(), all);
        entries(spec, "binary_data", all.binary(), all);
        deployment.add(spec);
        Set<Origin> why = new TreeSet<>();
        all.origins().values().forEach(why::addAll);
        all.items()
                .forEach((volume, items) -> draft.pod()
                        .volume(
                                volume,
                                new ObjectDraft()
                                        .set(
                                                "config_map",
                                                new ObjectDraft()
                                                        .set("name", KubernetesDeployment.nameOf(id))
                                                        .set("default_mode", READABLE)
                                                        .set("items", new Value.Seq(items))
                                                        .value()),
                                why));
        SortedMap<String, Value> content = new TreeMap<>(all.data());
        content.putAll(all.binary());
        draft.pod().annotate("checksum/files", Value.text(Variables.checksum(content)), ROLLOUT);
    }

    private static void entries(
            ResourceSpec.Builder spec, String property, SortedMap<String, Value> files, Collected all) {
        if (!files.isEmpty()) {
            spec.set(property, Value.object(files), FILES);
            files.keySet()
                    .forEach(key ->
                            spec.because(property + "." + key, all.origins().get(key)));
        }
    }
}
