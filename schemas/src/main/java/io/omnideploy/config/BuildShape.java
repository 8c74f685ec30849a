package io.omnideploy.config;

import static io.omnideploy.config.Shape.field;
import static io.omnideploy.config.Shape.text;

import io.omnideploy.config.Shape.Bytes;
import io.omnideploy.config.Shape.Field;
import io.omnideploy.config.Shape.Fields;
import io.omnideploy.config.Shape.ListOf;
import io.omnideploy.config.Shape.MapOf;
import io.omnideploy.config.Shape.Source;
import io.omnideploy.config.Shape.Switch;
import io.omnideploy.config.Shape.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The shape of a build. */
final class BuildShape {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final String ID_MEANING = "a name of letters, digits, underscores, dots and hyphens";

    private BuildShape() {}

    static Fields build() {
        List<Field> all = new ArrayList<>(content());
        all.addAll(way());
        return new Fields(all, List.of("dockerfile", "dockerfile_inline"));
    }

    private static List<Field> content() {
        return List.of(
                field("context", line("a folder"), "The folder to build in, relative to the description.")
                        .or("."),
                field("dockerfile", line("a file"), "The Dockerfile, relative to the context."),
                field("dockerfile_inline", text(), "The text of the Dockerfile, instead of a file."),
                field(
                        "additional_contexts",
                        new MapOf(
                                Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./:@-]{0,254}"),
                                "a name as a Dockerfile has behind FROM or --from=",
                                line("a folder, docker-image://IMAGE or component:NAME")),
                        "What else the Dockerfile may copy from, by name: a folder relative to the description,"
                                + " docker-image://IMAGE, or component:NAME for the image of another component."),
                field(
                        "args",
                        new MapOf(ComponentShape.variable(), ComponentShape.VARIABLE_MEANING, text()),
                        "Build arguments. They stay in the image's history: no place for secrets."),
                field(
                        "target",
                        text("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}", "the name of a stage"),
                        "The stage to build; the last one otherwise."),
                field(
                                "platforms",
                                new ListOf(ContainerShape.platform()),
                                "The platforms to build for; the engine's own otherwise.")
                        .or("[]"),
                field(
                        "labels",
                        new MapOf(Pattern.compile("[^\\s=]{1,255}"), "a label without blanks or =", text()),
                        "Labels of the image."),
                field(
                        "secrets",
                        new MapOf(ID, ID_MEANING, new Source()),
                        "What a step may read while it runs, by the id that 'RUN --mount=type=secret' names. No value stays in"
                                + " the image, and a new value makes no new image."),
                field(
                                "ssh",
                                new ListOf(text(
                                        "[A-Za-z0-9_.-]{1,128}(?:=[^\\s,=]{1,1024})?", "default, ID or ID=KEYFILE")),
                                "SSH agents and keys that 'RUN --mount=type=ssh' may use: default is the agent of whoever"
                                        + " builds.")
                        .or("[]"));
    }

    private static List<Field> way() {
        return List.of(
                field(
                        "network",
                        text("[A-Za-z0-9][A-Za-z0-9_.:-]{0,254}", "a network such as host or none"),
                        "The network of its steps: default, none, host, or what the builder knows."),
                field(
                        "extra_hosts",
                        new MapOf(
                                Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,252}"),
                                "a host name",
                                text("[0-9A-Za-z:.-]{1,64}", "an IP address")),
                        "Addresses by host name, for its steps."),
                field(
                        "shm_size",
                        new Bytes(new ByteSize(1), new ByteSize(1024 * 1024 * ByteSize.MEBIBYTE)),
                        "Shared memory of its steps; a bare number is MiB."),
                field(
                                "cache_from",
                                new ListOf(line("an image, or a cache as 'docker buildx' has it")),
                                "Where finished steps are looked for besides.")
                        .or("[]"),
                field(
                                "cache_to",
                                new ListOf(line("a cache as 'docker buildx' has it")),
                                "Where finished steps are kept besides.")
                        .or("[]"),
                field("no_cache", new Switch(), "Whether every step runs anew when it is built.")
                        .or(false),
                field("pull", new Switch(), "Whether images that it builds upon are fetched anew when it is built.")
                        .or(false),
                field(
                                "entitlements",
                                new ListOf(new Word(List.of("network.host", "security.insecure"))),
                                "Rights beyond the usual that its steps may use.")
                        .or("[]"));
    }

    private static Shape.Text line(String meaning) {
        return text(DeployShape.LINE + "{1,1024}", meaning);
    }
}
