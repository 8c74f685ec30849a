package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.SecretUse;
import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** Folders without whose files no program of an image runs, or none of those that are usual there. */
    private static final Set<String> NEEDED = Set.of(
            "/",
            "/app",
            "/bin",
            "/dev",
            "/etc",
            "/etc/apache2",
            "/etc/mysql",
            "/etc/nginx",
            "/lib",
            "/lib64",
            "/opt",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/sys",
            "/usr",
            "/usr/bin",
            "/usr/lib",
            "/usr/local",
            "/usr/local/bin",
            "/usr/local/lib",
            "/usr/local/apache2/conf",
            "/usr/sbin",
            "/usr/share/elasticsearch/config",
            "/usr/share/kibana/config",
            "/usr/share/logstash/config",
            "/usr/src/app",
            "/var",
            "/var/www/html");

    private static final Origin WRITER = Origin.rule("ecs-secret-files");

    static final Shape.Field FIELD = Shape.field(
                    KEY,
                    Shape.text("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}", "the name of an image"),
                    "The image of the container that writes secrets and texts into files; it needs a shell.")
            .or(IMAGE);

    /**
     * A file that the first container writes.
     *
     * @param at what in the description asks for it
     * @param keys those of its fields that say what is in it and where
     */
    private record Written(String name, String file, ConfigPath at, List<String> keys, Optional<Volume> text) {
        String folder() {
            int slash = file.lastIndexOf('/');
            return slash <= 0 ? "/" : file.substring(0, slash);
        }

        boolean isScript() {
            return text.flatMap(Volume::content)
                    .filter(content -> !content.parts().isEmpty()
                            && content.parts().getFirst() instanceof Template.Literal literal
                            && literal.text().startsWith("#!"))
                    .isPresent();
        }
    }

    @Override
    public void check(EcsDeployment deployment) {
        boolean used = false;
        for (Component component : deployment.components()) {
            for (Written file : files(component)) {
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

    private static void folder(EcsDeployment deployment, Component component, Written file) {
        String folder = file.folder();
        String what = file.text().isPresent() ? "such files" : "secrets";
        boolean isVolume = component.volumes().values().stream()
                .anyMatch(volume -> !volume.isFile()
                        && !volume.isOfHostAlone()
                        && volume.path().equals(folder));
        if (isVolume || NEEDED.contains(folder)) {
            deployment.refuse(
                    file.at(),
                    CODE,
                    "On Fargate the folder of '%s' would hold nothing but %s, and %s is there."
                            .formatted(file.file(), what, isVolume ? "a volume" : "more of the image"),
                    file.text().isPresent()
                            ? "Build the file into the image, or let the program look for it in a folder of its own."
                            : "Name a file in a folder of its own, such as /run/secrets.");
        } else if (!folder.startsWith(FREE + "/")) {
            deployment.account(
                    file.at().then("path"),
                    Fate.APPROXIMATED,
                    CODE,
                    "On Fargate '%s' holds nothing but %s: what the image has there is not seen."
                            .formatted(folder, what),
                    file.text().isPresent()
                            ? "Build the file into the image if the program needs more of that folder."
                            : "Name a file in a folder of its own, such as /run/secrets.");
        }
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        List<Written> files = files(task.component());
        if (files.isEmpty()) {
            return;
        }
        String kind = files.stream().anyMatch(file -> file.text().isPresent()) ? "files" : "secrets";
        String writer = task.component().name() + "-" + kind;
        SortedMap<String, String> volumes = volumes(files, kind);
        Set<Origin> why = new TreeSet<>(Set.of(WRITER));
        List<Value> secrets = new ArrayList<>();
        List<Value> texts = new ArrayList<>();
        StringBuilder script = new StringBuilder("set -e");
        for (Written file : files) {
            Set<Origin> written =
                    Set.of(deployment.written(file.at(), file.keys().toArray(String[]::new)));
            why.addAll(written);
            // The name of a secret may be none that a shell takes.
            String variable = variable(deployment, task, file, written, secrets, texts);
            // Readable by whatever user the image runs as, as on Docker.
            script.append("; printf %s \"$").append(variable).append("\" > ").append(quoted(file.file()));
            script.append("; chmod ")
                    .append(file.isScript() ? "0555 " : "0444 ")
                    .append(quoted(file.file()));
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
        Value.Obj container = Value.object(Map.of(
                "name", Value.text(writer),
                "image", Value.text(image(deployment)),
                "essential", Value.bool(false),
                "entryPoint", Value.texts(List.of("sh", "-c")),
                "command", Value.texts(List.of(script.toString())),
                "secrets", new Value.Seq(secrets),
                "mountPoints", new Value.Seq(mounts),
                "logConfiguration", ContainerDefinition.logConfiguration(deployment, task)));
        task.first(texts.isEmpty() ? container : container.with("environment", new Value.Seq(texts)));
        task.because("dependsOn", why).because("dependsOn", Set.of(Origin.at(PATH)));
    }

    /** Gives the first container what is in a file, and returns the name of the variable. */
    private static String variable(
            EcsDeployment deployment,
            TaskDraft task,
            Written file,
            Set<Origin> written,
            List<Value> secrets,
            List<Value> texts) {
        String owner = task.component().name();
        String use = "file " + file.file();
        TaskSecret secret;
        if (file.text().isPresent()) {
            Template seen = NamesForJobs.seenBy(
                    deployment, task.component(), file.text().get().content().orElseThrow());
            Value text = deployment.addresses().value(seen, use + " of " + owner);
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

    /** Returns the files of a component: secrets by their names, then texts in written order. */
    private static List<Written> files(Component component) {
        List<Written> files = new ArrayList<>();
        ConfigPath path = DeployConfig.pathOf(component);
        component
                .secrets()
                .forEach((name, use) -> use.path()
                        .ifPresent(file -> files.add(new Written(
                                name,
                                file,
                                path.then("secrets", name),
                                List.of("source", "as", "path"),
                                Optional.empty()))));
        component
                .files()
                .forEach((name, file) -> files.add(new Written(
                        name,
                        file.path(),
                        path.then("volumes", name),
                        List.of("path", "content", "source", "elsewhere", "read_only"),
                        Optional.of(file))));
        return files;
    }

    /** Returns the names of volumes by their folders. */
    private static SortedMap<String, String> volumes(List<Written> files, String kind) {
        SortedMap<String, String> volumes = new TreeMap<>();
        files.forEach(file -> volumes.put(file.folder(), ""));
        int number = 0;
        for (Map.Entry<String, String> volume : volumes.entrySet()) {
            number++;
            volume.setValue("omnideploy-" + kind + (number == 1 ? "" : "-" + number));
        }
        return volumes;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String image(EcsDeployment deployment) {
        return deployment.config().section().get(KEY).orElse(null) instanceof Node.Scalar image ? image.text() : IMAGE;
    }
}
