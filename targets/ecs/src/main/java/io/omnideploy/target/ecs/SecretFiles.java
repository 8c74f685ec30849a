package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.SecretUse;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Secrets that a program wants to find in files. ECS gives secrets to containers as variables alone, so a first container of the
 * task writes them into a volume that lives as long as the task and that nobody else mounts, and ends before the program begins.
 */
final class SecretFiles implements Contributor {
    private static final String KEY = "secret_files_image";
    private static final String IMAGE = "public.ecr.aws/docker/library/busybox:1.37";
    private static final ConfigPath PATH = EcsSettings.PATH.then(KEY);
    private static final String CODE = "ecs-secret-file";

    /** Where nothing of an image is, by habit. */
    private static final String FREE = "/run";

    /** Folders without which no program of an image runs. */
    private static final Set<String> NEEDED = Set.of(
            "/",
            "/bin",
            "/dev",
            "/etc",
            "/lib",
            "/lib64",
            "/proc",
            "/run",
            "/sbin",
            "/sys",
            "/usr",
            "/usr/bin",
            "/usr/lib",
            "/usr/local",
            "/usr/local/bin",
            "/usr/local/lib",
            "/usr/sbin",
            "/var");

    private static final Origin WRITER = Origin.rule("ecs-secret-files");

    static final Shape.Field FIELD = Shape.field(
                    KEY,
                    Shape.text("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}", "the name of an image"),
                    "The image of the container that writes secrets into files; it needs a shell.")
            .or(IMAGE);

    @Override
    public void check(EcsDeployment deployment) {
        boolean used = false;
        for (Component component : deployment.components()) {
            for (Map.Entry<String, String> file : files(component).entrySet()) {
                used = true;
                folder(
                        deployment,
                        component,
                        file.getValue(),
                        DeployConfig.pathOf(component).then("secrets", file.getKey()));
            }
        }
        if (!used && deployment.config().positions().isGiven(PATH)) {
            deployment.account(
                    PATH,
                    Fate.DROPPED,
                    "ecs-setting-unused",
                    "No secret here is a file.",
                    "Leave it out for this stack.");
        }
    }

    private static void folder(EcsDeployment deployment, Component component, String file, ConfigPath secret) {
        String folder = folderOf(file);
        boolean isVolume = component.volumes().values().stream()
                .anyMatch(volume -> volume.path().equals(folder));
        if (isVolume || NEEDED.contains(folder)) {
            deployment.refuse(
                    secret,
                    CODE,
                    "The folder of '%s' would hold nothing but secrets, and %s is there."
                            .formatted(file, isVolume ? "a volume" : "more of the image"),
                    "Name a file in a folder of its own, such as /run/secrets.");
        } else if (!folder.startsWith(FREE + "/")) {
            deployment.account(
                    secret.then("path"),
                    Fate.APPROXIMATED,
                    CODE,
                    "On Fargate '%s' holds nothing but secrets: what the image has there is not seen."
                            .formatted(folder),
                    "Name a file in a folder of its own, such as /run/secrets.");
        }
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        SortedMap<String, String> files = files(task.component());
        if (files.isEmpty()) {
            return;
        }
        String writer = task.component().name() + "-secrets";
        SortedMap<String, String> volumes = volumes(files.values());
        Set<Origin> why = new TreeSet<>(Set.of(WRITER));
        List<Value> secrets = new ArrayList<>();
        StringBuilder script = new StringBuilder("set -e");
        for (Map.Entry<String, String> file : files.entrySet()) {
            ConfigPath path = task.path().then("secrets", file.getKey());
            Origin[] written = deployment.written(path, "source", "as", "path");
            why.addAll(Set.of(written));
            SecretUse use = task.component().secrets().get(file.getKey());
            TaskSecret secret = TaskVariables.of(
                    deployment,
                    task.component().name(),
                    file.getKey(),
                    use.source(),
                    "file " + file.getValue(),
                    Set.of(written));
            task.allowExecution(secret.permission());
            task.after(secret.after());
            // The name of a secret may be none that a shell takes.
            String variable = "SECRET_" + (secrets.size() + 1);
            secrets.add(Value.object(Map.of("name", Value.text(variable), "valueFrom", secret.valueFrom())));
            // Readable by whatever user the image runs as, as on Docker.
            script.append("; printf %s \"$").append(variable).append("\" > ").append(quoted(file.getValue()));
            script.append("; chmod 0444 ").append(quoted(file.getValue()));
        }
        List<Value> mounts = new ArrayList<>();
        Origin[] origins = why.toArray(Origin[]::new);
        volumes.forEach((folder, volume) -> {
            task.mount(Value.object(Map.of("name", Value.text(volume))), folder, true, origins);
            mounts.add(Value.object(Map.of(
                    "sourceVolume",
                    Value.text(volume),
                    "containerPath",
                    Value.text(folder),
                    "readOnly",
                    Value.bool(false))));
        });
        task.first(Value.object(Map.of(
                "name", Value.text(writer),
                "image", Value.text(image(deployment)),
                "essential", Value.bool(false),
                "entryPoint", Value.texts(List.of("sh", "-c")),
                "command", Value.texts(List.of(script.toString())),
                "secrets", new Value.Seq(secrets),
                "mountPoints", new Value.Seq(mounts),
                "logConfiguration", ContainerDefinition.logConfiguration(deployment, task))));
        task.because("dependsOn", why).because("dependsOn", Set.of(Origin.at(PATH)));
    }

    /** Returns the files of a component by the names of their secrets. */
    private static SortedMap<String, String> files(Component component) {
        SortedMap<String, String> files = new TreeMap<>();
        component.secrets().forEach((name, use) -> use.path().ifPresent(path -> files.put(name, path)));
        return files;
    }

    /** Returns the names of volumes by their folders. */
    private static SortedMap<String, String> volumes(Iterable<String> files) {
        SortedMap<String, String> volumes = new TreeMap<>();
        files.forEach(file -> volumes.put(folderOf(file), ""));
        int number = 0;
        for (Map.Entry<String, String> volume : volumes.entrySet()) {
            number++;
            volume.setValue("omnideploy-secrets" + (number == 1 ? "" : "-" + number));
        }
        return volumes;
    }

    private static String folderOf(String file) {
        int slash = file.lastIndexOf('/');
        return slash <= 0 ? "/" : file.substring(0, slash);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String image(EcsDeployment deployment) {
        return deployment.config().section().get(KEY).orElse(null) instanceof Node.Scalar image ? image.text() : IMAGE;
    }
}
