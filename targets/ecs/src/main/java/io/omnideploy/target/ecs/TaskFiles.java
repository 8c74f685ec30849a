package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.SecretUse;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.FileContent;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Secrets and texts that a program wants to find in files. ECS gives both to containers as variables alone, so a first container
 * of the task writes them into a volume that lives as long as the task and that nobody else mounts, and ends before the program
 * begins.
 */
final class TaskFiles implements Contributor {
    private static final String KEY = "secret_files_image";
    private static final String IMAGE = "public.ecr.aws/docker/library/busybox:1.37";
    private static final ConfigPath PATH = EcsSettings.PATH.then(KEY);
    private static final String CODE = "ecs-secret-file";

    /** Where nothing of an image is, by habit. */
    private static final String FREE = "/run";

    private static final Origin WRITER = Origin.rule("ecs-secret-files");

    static final Shape.Field FIELD = Shape.field(
                    KEY,
                    Shape.text("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}", "the name of an image"),
                    "The image of the container that writes secrets and texts into files; it needs a shell.")
            .or(IMAGE);

    @Override
    public void check(EcsDeployment deployment) {
        boolean used = false;
        for (Component component : deployment.components()) {
            for (WrittenFile file : WrittenFile.of(component)) {
                used = true;
                folder(deployment, component, file);
            }
        }
        if (!used && deployment.config().positions().isGiven(PATH)) {
            deployment.account(
                    PATH,
                    Fate.DROPPED,
                    "ecs-setting-unused",
                    "No file is written here.",
                    "Leave it out for this stack.");
        }
    }

    private static void folder(EcsDeployment deployment, Component component, WrittenFile file) {
        String folder = file.folder();
        String what = file.brought().isPresent() ? "such files" : "secrets";
        boolean isVolume = component.volumes().values().stream()
                .anyMatch(volume -> !volume.isBrought()
                        && !volume.isOfHostAlone()
                        && volume.path().equals(folder));
        if (isVolume || FileFolders.isSystem(folder)) {
            deployment.refuse(
                    file.at(),
                    CODE,
                    "On Fargate the folder of '%s' would hold nothing but %s, and %s is there."
                            .formatted(file.file(), what, isVolume ? "a volume" : "more of the image"),
                    file.brought().isPresent()
                            ? "Build the file into the image, or let the program look for it in a folder of its own."
                            : "Name a file in a folder of its own, such as /run/secrets.");
        } else if (FileFolders.keepsImage(file)) {
            deployment.account(
                    file.at().then("path"),
                    Fate.APPROXIMATED,
                    CODE,
                    "On Fargate '%s' is copied from the image and '%s' written into it before the program begins."
                            .formatted(folder, file.file()),
                    "The image needs a shell and 'cp' for that; one without them must have the file built in.");
        } else if (!file.isOfWholeFolder() && !folder.startsWith(FREE + "/")) {
            deployment.account(
                    file.at().then("path"),
                    Fate.APPROXIMATED,
                    CODE,
                    "On Fargate '%s' holds nothing but %s: what the image has there is not seen."
                            .formatted(folder, what),
                    file.brought().isPresent()
                            ? "Build the file into the image if the program needs more of that folder."
                            : "Name a file in a folder of its own, such as /run/secrets.");
        }
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        List<WrittenFile> files = WrittenFile.of(task.component());
        if (files.isEmpty()) {
            return;
        }
        String kind = files.stream().anyMatch(file -> file.brought().isPresent()) ? "files" : "secrets";
        FileFolders folders = new FileFolders(files, kind);
        Set<Origin> why = new TreeSet<>(Set.of(WRITER));
        List<Value> secrets = new ArrayList<>();
        List<Value> texts = new ArrayList<>();
        StringBuilder script = new StringBuilder("set -e");
        folders.all().forEach((folder, volume) -> {
            if (volume.keepsImage()) {
                script.append("; cp -a ")
                        .append(quoted(folder + "/."))
                        .append(' ')
                        .append(quoted(volume.place()));
            }
        });
        Set<String> made = new HashSet<>(folders.all().keySet());
        for (WrittenFile file : files) {
            Set<Origin> written =
                    Set.of(deployment.written(file.at(), file.keys().toArray(String[]::new)));
            why.addAll(written);
            // The name of a secret may be none that a shell takes.
            String variable = variable(deployment, task, file, written, secrets, texts);
            if (made.add(file.parent())) {
                script.append("; mkdir -p ").append(quoted(folders.place(file, file.parent())));
            }
            String place = quoted(folders.place(file, file.file()));
            script.append("; printf %s \"$").append(variable).append(file.isBinary() ? "\" | base64 -d > " : "\" > ");
            // Readable by whatever user the image runs as, as on Docker.
            script.append(place).append("; chmod ").append(file.isScript() ? "0555 " : "0444 ");
            script.append(place);
        }
        List<Value> mounts = new ArrayList<>();
        Origin[] origins = why.toArray(Origin[]::new);
        folders.all().forEach((folder, volume) -> {
            task.mount(
                    Value.object(Map.of("name", Value.text(volume.volume()))), folder, !volume.keepsImage(), origins);
            mounts.add(Value.object(Map.of(
                    "sourceVolume",
                    Value.text(volume.volume()),
                    "containerPath",
                    Value.text(volume.place()),
                    "readOnly",
                    Value.bool(false))));
        });
        Value.Obj container = Value.object(Map.of(
                "name", Value.text(task.component().name() + "-" + kind),
                "image", folders.needImage() ? deployment.image(task.component()) : Value.text(image(deployment)),
                "essential", Value.bool(false),
                "entryPoint", Value.texts(List.of("sh", "-c")),
                "command", Value.texts(List.of(script.toString())),
                "secrets", new Value.Seq(secrets),
                "mountPoints", new Value.Seq(mounts),
                "logConfiguration", ContainerDefinition.logConfiguration(deployment, task)));
        if (folders.needImage()) {
            // The image's own user could not write into a new volume.
            container = container.with("user", Value.text("0"));
        }
        task.first(texts.isEmpty() ? container : container.with("environment", new Value.Seq(texts)));
        task.because("dependsOn", why).because("dependsOn", Set.of(Origin.at(PATH)));
    }

    /** Gives the first container what is in a file, and returns the name of the variable. */
    private static String variable(
            EcsDeployment deployment,
            TaskDraft task,
            WrittenFile file,
            Set<Origin> written,
            List<Value> secrets,
            List<Value> texts) {
        String owner = task.component().name();
        String use = "file " + file.file();
        TaskSecret secret;
        if (file.brought().isPresent()) {
            Value text = switch (file.brought().get().content()) {
                case FileContent.Bytes bytes -> Value.text(bytes.base64());
                case FileContent.Text given ->
                    deployment
                            .addresses()
                            .value(
                                    NamesForJobs.seenBy(deployment, task.component(), given.template()),
                                    use + " of " + owner);
            };
            if (!text.isSecret()) {
                String variable = "FILE_" + (texts.size() + 1);
                texts.add(Value.object(Map.of("name", Value.text(variable), "value", text)));
                return variable;
            }
            secret = deployment.wiring().held(owner, Naming.slug(file.name(), '-'), text, written);
        } else {
            SecretUse given = task.component().secrets().get(file.name());
            secret = TaskVariables.of(deployment, owner, file.name(), given.source(), use, written);
        }
        task.allowExecution(secret.permission());
        task.after(secret.after());
        String variable = "SECRET_" + (secrets.size() + 1);
        secrets.add(Value.object(Map.of("name", Value.text(variable), "valueFrom", secret.valueFrom())));
        return variable;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String image(EcsDeployment deployment) {
        return deployment.config().section().get(KEY).orElse(null) instanceof Node.Scalar image ? image.text() : IMAGE;
    }
}
