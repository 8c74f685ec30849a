package io.omnideploy.target.lightsail;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import java.util.List;

/** What Lightsail can't carry over as it is written (API reference of Lightsail, CreateContainerServiceDeployment). */
final class Limits {
    private static final String LEAVE_OUT = "Leave it out for this target.";
    private static final String ELSEWHERE = "Run it on another target, or leave it out for this stack.";

    static final List<Limitation> ALL = List.of(
            refused(
                    "components.*.volumes",
                    "lightsail-volumes",
                    "A container service keeps no files: each deployment starts from the image.",
                    "Keep data in a database or a bucket."),
            dropped(
                    "shared_volumes",
                    "lightsail-volumes",
                    "No container of a container service mounts a volume.",
                    LEAVE_OUT),
            refused(
                    "components.*.schedule",
                    "lightsail-jobs",
                    "Lightsail runs containers for ever and no jobs.",
                    ELSEWHERE),
            refused("components.*.run", "lightsail-jobs", "Lightsail runs containers for ever and no jobs.", ELSEWHERE),
            refused(
                    "components.*.container.registry",
                    "lightsail-registry",
                    "Lightsail enters no private registry but the account's ECR.",
                    "Put the image into ECR, with 'build' or 'omnideploy ecr push'."),
            refused(
                    "components.*.container.working_dir",
                    "lightsail-working-dir",
                    "A container starts in the folder that its image says.",
                    "Set WORKDIR in the image."),
            refused(
                    "components.*.container.capabilities.add",
                    "lightsail-capabilities",
                    "Containers get no further rights of the kernel.",
                    ELSEWHERE),
            dropped(
                    "components.*.container.capabilities.drop",
                    "lightsail-capabilities",
                    "Containers have the rights that Lightsail gives them.",
                    LEAVE_OUT),
            dropped(
                    "components.*.container.user",
                    "lightsail-user",
                    "A container runs as the user that its image says.",
                    "Set USER in the image."),
            dropped(
                    "components.*.container.read_only",
                    "lightsail-read-only",
                    "A container may write to its own file system, which the next deployment forgets.",
                    LEAVE_OUT),
            dropped(
                    "components.*.container.pull",
                    "lightsail-pull",
                    "The image is pulled at each deployment, and an unchanged name makes none.",
                    "Give each build a tag of its own."),
            dropped("components.*.container.ports.*.name", "lightsail-port-name", "Ports have no names.", LEAVE_OUT),
            dropped(
                    "components.*.container.ports.*.host_port",
                    "lightsail-host-port",
                    "The public endpoint answers on 443, and inside a port keeps its number.",
                    LEAVE_OUT),
            dropped(
                    "components.*.container.health_check.start_period",
                    "lightsail-start-period",
                    "A new deployment takes over when it is healthy, however long it takes to start.",
                    LEAVE_OUT),
            dropped(
                    "components.*.service.autoscaling",
                    "lightsail-autoscaling",
                    "A container service runs a fixed number of machines.",
                    "Set 'replicas' for this stack."),
            dropped(
                    "components.*.service.paths",
                    "lightsail-paths",
                    "A public endpoint answers to every path.",
                    "Give each component a domain of its own."),
            dropped(
                    "components.*.service.tls.zone",
                    "lightsail-zone",
                    "Records are not set: those that are needed are told at the end of a run.",
                    LEAVE_OUT),
            dropped("components.*.resources.disk", "lightsail-disk", "The disk of a machine has one size.", LEAVE_OUT),
            dropped(
                    "components.*.stop_timeout",
                    "lightsail-stop-timeout",
                    "Lightsail decides how long a container gets to stop.",
                    LEAVE_OUT),
            refused(
                    "backing_services.*.settings",
                    "lightsail-settings",
                    "The tools that write code can't set parameters of a database of Lightsail.",
                    "Remove them, or use a database that exists already under 'external'."),
            refused(
                    "backing_services.*.users",
                    "users-unsupported",
                    "Lightsail makes one user, the owner, and no further ones.",
                    "Remove them for this stack, or make them by hand."),
            dropped(
                    "backing_services.*.image",
                    "lightsail-no-image",
                    "Lightsail runs the software itself; what an image adds to it is not there.",
                    "Leave 'image' out for this stack."));

    private Limits() {}

    private static Limitation refused(String pattern, String rule, String reason, String remedy) {
        return new Limitation(pattern, Fate.REFUSED, rule, reason, remedy);
    }

    private static Limitation dropped(String pattern, String rule, String reason, String remedy) {
        return new Limitation(pattern, Fate.DROPPED, rule, reason, remedy);
    }
}
