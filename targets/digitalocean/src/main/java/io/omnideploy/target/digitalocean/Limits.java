package io.omnideploy.target.digitalocean;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import java.util.List;

/** What App Platform can't carry over as it is written, wherever it is. */
final class Limits {
    private static final String LEAVE_OUT = "Leave it out for this target.";

    static final List<Limitation> ALL = List.of(
            new Limitation(
                    "components.*.container.pull",
                    Fate.DROPPED,
                    "digitalocean-pull",
                    "App Platform pulls the image at each deployment.",
                    LEAVE_OUT),
            new Limitation(
                    "components.*.container.ports.*.host_port",
                    Fate.DROPPED,
                    "digitalocean-host-port",
                    "App Platform answers outside on 443.",
                    LEAVE_OUT),
            new Limitation(
                    "components.*.container.read_only",
                    Fate.DROPPED,
                    "digitalocean-read-only",
                    "An instance of App Platform can always write to its own disk, which goes with it.",
                    LEAVE_OUT),
            new Limitation(
                    "components.*.container.user",
                    Fate.DROPPED,
                    "digitalocean-user",
                    "App Platform runs a container as the user that its image names.",
                    "Set USER in the image."),
            new Limitation(
                    "components.*.container.capabilities",
                    Fate.DROPPED,
                    "digitalocean-capabilities",
                    "App Platform decides what containers may do.",
                    LEAVE_OUT),
            new Limitation(
                    "components.*.container.working_dir",
                    Fate.REFUSED,
                    "digitalocean-working-dir",
                    "App Platform starts an image in the folder that the image says.",
                    "Set WORKDIR in the image."),
            new Limitation(
                    "components.*.volumes",
                    Fate.REFUSED,
                    "digitalocean-no-volumes",
                    "App Platform has no volumes: what a component writes is lost with its instance.",
                    "Keep it in a backing service: a database, or the s3 preset."),
            new Limitation(
                    "shared_volumes",
                    Fate.DROPPED,
                    "digitalocean-no-volumes",
                    "No component on App Platform mounts a volume.",
                    LEAVE_OUT),
            new Limitation(
                    "components.*.resources.disk",
                    Fate.DROPPED,
                    "digitalocean-disk",
                    "An instance has 2 GiB of disk, whatever its size.",
                    LEAVE_OUT),
            new Limitation(
                    "backing_services.*.image",
                    Fate.DROPPED,
                    "digitalocean-managed-software",
                    "A managed service runs software that the platform chooses; the version says which.",
                    LEAVE_OUT));

    private Limits() {}
}
