package io.omnideploy.target.ecs;

import io.omnideploy.config.BroughtFile;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.FileContent;
import io.omnideploy.spi.expand.aws.Bounds;

/** The limits of task definitions on Fargate (ECS API, RegisterTaskDefinition; developer guide, "Fargate task definitions"). */
final class TaskLimits implements Contributor {
    /** The whole definition in JSON, in bytes. */
    static final int LARGEST_DEFINITION = 64 * 1024;

    /** What files may have of it: text in JSON is longer than it is, and there is more in a definition. */
    private static final int MOST_TEXT = 32 * 1024;

    private static final int LONGEST_STOP = 120;
    private static final int LEAST_DISK = 20;
    private static final int MOST_DISK = 200;
    private static final int LONGEST_PORT_NAME = 64;

    @Override
    public void check(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            Bounds bounds = new Bounds(deployment.draft(), "ecs-task-limit");
            if (deployment.config().positions().isGiven(path.then("stop_timeout"))) {
                bounds.seconds(path.then("stop_timeout"), "A stop_timeout", component.stopTimeout(), 0, LONGEST_STOP);
            }
            component
                    .resources()
                    .disk()
                    .ifPresent(disk -> bounds.number(
                            path.then("resources", "disk"),
                            "A disk in GiB",
                            Math.max(LEAST_DISK, (disk.mebibytes() + 1023) / 1024),
                            LEAST_DISK,
                            MOST_DISK));
            container(component.container(), path.then("container"), deployment);
            environment(component, path.then("environment"), deployment);
            files(component, path.then("volumes"), deployment);
        }
    }

    private static void container(Container container, ConfigPath path, EcsDeployment deployment) {
        Bounds bounds = new Bounds(deployment.draft(), "ecs-task-limit");
        for (int index = 0; index < container.ports().size(); index++) {
            ConfigPath port = path.then("ports").item(index);
            container
                    .ports()
                    .get(index)
                    .name()
                    .ifPresent(name -> bounds.length(port.then("name"), "The name of a port", name, LONGEST_PORT_NAME));
        }
    }

    private static void environment(Component component, ConfigPath path, EcsDeployment deployment) {
        long bytes = 0;
        for (var variable : component.environment().entrySet()) {
            bytes += variable.getKey().length();
            bytes += variable.getValue().length();
        }
        if (bytes > LARGEST_DEFINITION) {
            deployment.refuse(
                    path,
                    "ecs-task-limit",
                    "The variables of '%s' have %d bytes; a whole task definition has at most %d."
                            .formatted(component.name(), bytes, LARGEST_DEFINITION),
                    "Put large values into a file of the image, a bucket or a secret.");
        }
    }

    private static void files(Component component, ConfigPath path, EcsDeployment deployment) {
        long bytes = 0;
        for (BroughtFile file : component.files()) {
            bytes += switch (file.content()) {
                case FileContent.Bytes given -> given.base64().length();
                case FileContent.Text text -> text.template().length();
            };
        }
        if (bytes > MOST_TEXT) {
            deployment.refuse(
                    path,
                    "ecs-task-limit",
                    "The files of '%s' have %d bytes, and go along with a task definition of at most %d."
                            .formatted(component.name(), bytes, LARGEST_DEFINITION),
                    "Build large files into the image.");
        }
    }
}
