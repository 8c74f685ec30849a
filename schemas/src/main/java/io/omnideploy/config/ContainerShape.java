package io.omnideploy.config;

import static io.omnideploy.config.Shape.field;
import static io.omnideploy.config.Shape.fields;
import static io.omnideploy.config.Shape.template;
import static io.omnideploy.config.Shape.text;

import io.omnideploy.config.Shape.Field;
import io.omnideploy.config.Shape.Fields;
import io.omnideploy.config.Shape.ListOf;
import io.omnideploy.config.Shape.Source;
import io.omnideploy.config.Shape.Switch;
import io.omnideploy.config.Shape.Time;
import io.omnideploy.config.Shape.Whole;
import io.omnideploy.config.Shape.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The shape of a container. */
final class ContainerShape {
    private static final String NAME_PART = "[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*";

    private ContainerShape() {}

    static Fields container() {
        List<Field> all = new ArrayList<>(image());
        all.addAll(process());
        all.add(field("ports", new ListOf(port()), "Ports on which it listens; the first is the one that others use.")
                .or("[]"));
        all.add(field("health_check", healthCheck(), "How a platform learns that it works; none if nothing is said."));
        return new Fields(all, List.of("image", "build"));
    }

    /** The grammar of the distribution project's reference package, with lower-case host names. */
    static Shape.Text imageReference() {
        return text(
                "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/)?" + NAME_PART + "(?:/" + NAME_PART
                        + ")*" + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?",
                "an image such as ghcr.io/acme/web:1.4.0");
    }

    /** What may stand before the name of an image: a host, a path on it, or both. */
    static Shape.Text registryPrefix() {
        return text(
                "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?|" + NAME_PART + ")(?:/" + NAME_PART
                        + ")*",
                "a registry such as ghcr.io/acme");
    }

    static Shape.Text absolute() {
        return text("/" + DeployShape.LINE + "{0,1023}", "an absolute path such as /data");
    }

    static Shape.Text platform() {
        return text("[a-z0-9]+/[a-z0-9_]+(?:/v[0-9]+)?", "a platform such as linux/arm64");
    }

    private static List<Field> image() {
        return List.of(
                field("image", imageReference(), "The image to run."),
                field("build", BuildShape.build(), "How the image is built, instead of naming one."),
                field("pull", new Word(List.of("missing", "always", "never")), "When the image is fetched again.")
                        .or("missing"),
                field("platform", platform(), "The platform it must run on."),
                field("registry", registry(), "How the private registry of the image is entered."));
    }

    private static List<Field> process() {
        return List.of(
                field("command", new ListOf(template()), "Replaces the image's entrypoint; empty keeps it.")
                        .or("[]"),
                field("args", new ListOf(template()), "Arguments; empty keeps those of the image.")
                        .or("[]"),
                field("working_dir", absolute(), "The folder in which it starts; the image's own otherwise."),
                field(
                        "user",
                        text(
                                "[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,63})?",
                                "a user or" + " user:group, by name or number"),
                        "Who runs it; the image's own otherwise."),
                field("read_only", new Switch(), "Whether its own file system may only be read.")
                        .or(false),
                field("capabilities", capabilities(), "Rights of the kernel that it gets or loses.")
                        .or("{}"));
    }

    private static Fields capabilities() {
        ListOf names = new ListOf(text("[A-Z][A-Z_]{1,63}", "a capability such as NET_ADMIN, or ALL"));
        return fields(
                field("add", names, "Rights beyond the usual ones.").or("[]"),
                field("drop", names, "Usual rights that are taken away.").or("[]"));
    }

    private static Fields registry() {
        return fields(
                field(
                                "server",
                                text(
                                        "[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?",
                                        "a host name, with a port if need be"),
                                "The registry's host.")
                        .must(),
                field("username", text(DeployShape.LINE + "{1,256}", "one line"), "The user.")
                        .must(),
                field("password", new Source(), "Where the password is read.").must());
    }

    private static Fields port() {
        return fields(
                field("container_port", new Whole(1, 65535), "The port inside the container.")
                        .must(),
                field("protocol", new Word(List.of("HTTP", "HTTPS", "TCP", "UDP")), "What is spoken on it.")
                        .or("HTTP"),
                field(
                        "name",
                        text("[a-z][a-z0-9-]{0,14}", "at most 15 lower-case letters, digits and hyphens"),
                        "A name" + " for the port."),
                field("host_port", new Whole(1, 65535), "The port of the host, where a host publishes it."));
    }

    private static Fields healthCheck() {
        Time period = new Time(Duration.ofSeconds(1), Duration.ofHours(1));
        return new Fields(
                List.of(
                        field(
                                "path",
                                text("/[^\\s\\u0000-\\u001f]{0,1023}", "a path that begins with /"),
                                "The path of" + " an HTTP GET that must answer 200 to 399."),
                        field("tcp", new Switch(), "Whether a TCP connection is enough."),
                        field("exec", new ListOf(text()), "A command inside the container that must exit with 0."),
                        field("port", new Whole(1, 65535), "The port for path and tcp; the first one otherwise."),
                        field("interval", period, "Time between two checks.").or("30s"),
                        field(
                                "timeout",
                                new Time(Duration.ofMillis(100), Duration.ofHours(1)),
                                "Time after which a check has failed; 5s, or the interval if that is shorter."),
                        field(
                                        "start_period",
                                        new Time(Duration.ZERO, Duration.ofHours(1)),
                                        "Time to start, in which" + " failures don't count.")
                                .or("0s"),
                        field("healthy_threshold", new Whole(1, 100), "Successes in a row until it counts as healthy.")
                                .or(2),
                        field(
                                        "unhealthy_threshold",
                                        new Whole(1, 100),
                                        "Failures in a row until it counts as" + " unhealthy.")
                                .or(3)),
                List.of("path", "tcp", "exec"));
    }
}
