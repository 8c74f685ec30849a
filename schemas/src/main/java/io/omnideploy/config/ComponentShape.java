package io.omnideploy.config;

import static io.omnideploy.config.Shape.field;
import static io.omnideploy.config.Shape.fields;
import static io.omnideploy.config.Shape.template;
import static io.omnideploy.config.Shape.text;

import io.omnideploy.config.Shape.Bytes;
import io.omnideploy.config.Shape.CpuAmount;
import io.omnideploy.config.Shape.Fields;
import io.omnideploy.config.Shape.ListOf;
import io.omnideploy.config.Shape.MapOf;
import io.omnideploy.config.Shape.Source;
import io.omnideploy.config.Shape.Switch;
import io.omnideploy.config.Shape.Time;
import io.omnideploy.config.Shape.Whole;
import io.omnideploy.config.Shape.Word;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The shape of a component, without its container. */
final class ComponentShape {
    private static final ByteSize TEBIBYTE = new ByteSize(1024 * 1024 * ByteSize.MEBIBYTE);

    private ComponentShape() {}

    static Fields component() {
        return fields(
                field(
                                "kind",
                                new Word(List.of("service", "worker", "job")),
                                "A service answers on ports, a worker runs" + " without any, a job runs to its end.")
                        .or("service"),
                field("container", ContainerShape.container(), "The image, and how it is started.")
                        .or("{}"),
                field("service", service(), "How it is offered to others.").or("{}"),
                field("resources", resources(), "How much processor time, memory and disk it gets.")
                        .or("{}"),
                field(
                        "environment",
                        new MapOf(
                                Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,254}"),
                                "a variable name of letters, digits, underscores, dots and hyphens",
                                template()),
                        "Environment variables. ${VAR} is expanded; one that is named like a secret becomes a secret;"
                                + " ${db.url} refers to a component or backing service."),
                field(
                        "secrets",
                        new MapOf(variable(), VARIABLE_MEANING, secret()),
                        "Variables or files whose values are read when the stack is brought up, and written nowhere."),
                field(
                                "depends_on",
                                new ListOf(dependency()),
                                "Components and backing services that must be there first.")
                        .or("[]"),
                field(
                        "volumes",
                        new MapOf(DeploymentId.NAME, DeploymentId.NAME_MEANING, volume()),
                        "Storage that outlives the container, and files, by name."),
                field(
                        "schedule",
                        text(".{9,200}", "a cron line with five fields, such as 0 3 * * *"),
                        "When a job runs:" + " minute, hour, day of month, month, day of week, in UTC."),
                field(
                                "run",
                                new Word(List.of("before", "after", "manual")),
                                "When a job without a schedule runs: before the other components are changed, after they"
                                        + " are up, or when someone says so.")
                        .or("manual"),
                field(
                                "stop_timeout",
                                new Time(Duration.ZERO, Duration.ofHours(1)),
                                "How long it gets to stop by itself" + " before it is killed.")
                        .or("10s"));
    }

    static final String VARIABLE_MEANING = "a variable name of letters, digits and underscores";

    static Pattern variable() {
        return Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
    }

    private static Fields service() {
        return fields(
                field("replicas", new Whole(0, 1000), "How many copies run.").or(1),
                field(
                                "public",
                                new Switch(),
                                "Whether it is reached from outside. In the short form of a single service"
                                        + " it is, unless said otherwise.")
                        .or(false),
                field(
                                "domains",
                                new ListOf(text(
                                        "(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
                                                + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,10}",
                                        "a host name in lower case such as shop.example.com")),
                                "Own host names under which it is reached.")
                        .or("[]"),
                field(
                                "paths",
                                new ListOf(text("/[A-Za-z0-9._~/-]{0,255}", "a path that begins with /")),
                                "Path prefixes under which it is reached; all if nothing is said.")
                        .or("[]"),
                field("tls", tls(), "Whose certificate is shown."),
                field("autoscaling", autoscaling(), "Between which bounds copies are added and taken away."));
    }

    private static Fields tls() {
        return fields(
                field(
                        "certificate",
                        text(DeployShape.LINE + "{1,512}", "one line"),
                        "The certificate, by the platform's" + " own name for it."),
                field(
                        "zone",
                        text(DeployShape.LINE + "{1,256}", "one line"),
                        "The DNS zone in which the host names" + " are."));
    }

    private static Fields autoscaling() {
        return fields(
                field("min", new Whole(0, 1000), "The fewest copies.").or(1),
                field("max", new Whole(1, 1000), "The most copies.").must(),
                field("target_cpu", new Whole(1, 100), "Processor load in percent that is aimed at."),
                field("target_memory", new Whole(1, 100), "Memory use in percent that is aimed at."),
                field("target_requests", new Whole(1, 1_000_000), "Requests per copy and second that are aimed at."));
    }

    private static Fields resources() {
        return fields(
                field("size", new Word(Size.names()), "A preset size; numbers beside it win over its own.")
                        .or(Size.MICRO),
                field(
                        "cpu",
                        new CpuAmount(),
                        "Processor time: 0.5 of a virtual CPU, 250m thousandths, or 512 of 1024" + " units."),
                field(
                        "memory",
                        new Bytes(new ByteSize(4 * ByteSize.MEBIBYTE), TEBIBYTE),
                        "Memory; a bare number is" + " MiB."),
                field(
                        "disk",
                        new Bytes(new ByteSize(ByteSize.MEBIBYTE), new ByteSize(64 * TEBIBYTE.bytes())),
                        "Scratch" + " space; a bare number is MiB."));
    }

    private static Fields secret() {
        return fields(
                field("source", new Source(), "Where the value is read when the stack is brought up.")
                        .must(),
                field(
                        "as",
                        new Word(List.of("env", "file")),
                        "Whether it is given as a variable or as a file; a file if"
                                + " a path is given, a variable otherwise."),
                field(
                        "path",
                        ContainerShape.absolute(),
                        "The file to find it in; /run/secrets/ and the name otherwise."));
    }

    private static Fields dependency() {
        return fields(
                field(
                                "name",
                                text(DeploymentId.NAME.pattern(), DeploymentId.NAME_MEANING),
                                "A component or backing" + " service.")
                        .must(),
                field(
                        "until",
                        new Word(List.of("started", "healthy", "completed")),
                        "How far it must have come: completed for a job, healthy for the rest if nothing is said; without"
                                + " a health check, healthy means started."));
    }

    static Bytes storageSize() {
        return new Bytes(new ByteSize(ByteSize.MEBIBYTE), new ByteSize(64 * TEBIBYTE.bytes()));
    }

    private static Fields volume() {
        return fields(
                field("path", ContainerShape.absolute(), "Where it is seen in the container.")
                        .must(),
                field(
                        "size",
                        storageSize(),
                        "How much" + " is needed, where storage is bought by size; a bare number is MiB."),
                field("read_only", new Switch(), "Whether the container may only read it.")
                        .or(false),
                field(
                        "shared",
                        text(DeploymentId.NAME.pattern(), DeploymentId.NAME_MEANING),
                        "The volume of 'shared_volumes' that is mounted, instead of storage of its own; beside 'source', with"
                                + " 'elsewhere: empty', where there is no such host."),
                field(
                        "source",
                        text(DeployShape.LINE + "{1,1024}", "a path"),
                        "A file or folder of the host, relative to the description, instead of storage of its own."),
                field(
                                "elsewhere",
                                new Word(List.of("refused", "empty", "copied", "absent")),
                                "What stands in the place of 'source' where there is no such host: an error; storage that"
                                        + " begins empty; a copy of the file or folder, to be read only, of at most 100"
                                        + " files and 128 KiB; or nothing.")
                        .or("refused"),
                field(
                        "content",
                        template(),
                        "The text of a file at 'path', instead of storage. ${VAR} and ${db.host} are expanded as under"
                                + " environment; $$ is a dollar sign."),
                field(
                        "content_base64",
                        text("[A-Za-z0-9+/\\s]*={0,2}\\s*", "base64"),
                        "The bytes of a file at 'path' that is no text, instead of 'content'."));
    }
}
