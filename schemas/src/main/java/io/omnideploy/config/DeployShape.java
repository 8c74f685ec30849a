package io.omnideploy.config;

import static io.omnideploy.config.Shape.field;
import static io.omnideploy.config.Shape.fields;
import static io.omnideploy.config.Shape.text;

import io.omnideploy.config.Shape.Field;
import io.omnideploy.config.Shape.Fields;
import io.omnideploy.config.Shape.MapOf;
import io.omnideploy.config.Shape.Switch;
import io.omnideploy.config.Shape.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The shape of deploy.yaml, as data: what the checks, the defaults, the JSON Schema, the reference and {@code explain} are
 * made from. It describes the long form; {@link #shorthands} and {@link #shortFormKeys} say what may be written shorter.
 */
public final class DeployShape {
    /** What a line of text without control characters looks like. */
    static final String LINE = "[^\\u0000-\\u001f\\u007f]";

    /** What can't differ between stacks. */
    public static final List<String> NOT_IN_A_STACK = List.of("name", "stacks");

    private final Fields component = ComponentShape.component();
    private final Fields backingService = BackingServiceShape.backingService();
    private final List<Field> common;

    /** Makes the shape where no target has anything to pin. */
    public DeployShape() {
        this(fields());
    }

    /**
     * Makes the shape.
     *
     * @param identity what targets can pin, all of them together
     */
    public DeployShape(Fields identity) {
        common = common(identity);
    }

    /** Returns the shape of the whole description, with the sections of targets under their names. */
    public Fields top(Map<String, Fields> sections) {
        List<Field> all = new ArrayList<>(common);
        sections.forEach((target, section) ->
                all.add(field(target, section, "What only the target " + target + " has; others don't read it.")));
        List<Field> overlay = all.stream()
                .filter(field -> !NOT_IN_A_STACK.contains(field.key()))
                .toList();
        all.add(
                stacksAt(all),
                field(
                        "stacks",
                        names(new Fields(overlay, List.of())),
                        "What differs per stack: laid over the rest, maps merge by key, scalars and lists replace, null"
                                + " removes."));
        return new Fields(all, List.of());
    }

    private static MapOf overrides() {
        return new MapOf(
                Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)?\\.[A-Z][A-Za-z0-9]*/[a-z0-9][a-z0-9-]*"),
                "the address of a resource such as docker.Container/web",
                new MapOf(
                        Pattern.compile("[a-z][a-z0-9_]*(\\." + LINE + "+)?"),
                        "a property such as memory or labels.team",
                        new Shape.Free()));
    }

    /** Returns the shape of one component. */
    public Fields component() {
        return component;
    }

    /** Returns the shape of one backing service. */
    public Fields backingService() {
        return backingService;
    }

    /** Returns the keys of a component that may stand at the top, in the short form of one component. */
    public List<String> shortFormKeys() {
        return component.keys();
    }

    /** Returns what may be written shorter than the long form says. */
    public List<Shorthand> shorthands() {
        return List.of(
                new Shorthand.ByName(List.of("secrets"), "name"),
                new Shorthand.ByName(List.of("volumes"), "name"),
                new Shorthand.Single(List.of("depends_on"), "name"),
                new Shorthand.Each(List.of("depends_on"), "name"),
                new Shorthand.Each(List.of("container", "ports"), "container_port"),
                new Shorthand.Each(List.of("secrets"), "source"),
                new Shorthand.Each(List.of("volumes"), "path"));
    }

    /**
     * Something of a component that may be written shorter.
     *
     * <p>Each holds for the value at {@link #path}, from the component on.
     */
    public sealed interface Shorthand {
        /** Returns where it holds, from the component on. */
        List<String> path();

        /** A list of maps stands for a map: the value under {@code key} names each entry. */
        record ByName(List<String> path, String key) implements Shorthand {
            public ByName {
                path = List.copyOf(path);
            }
        }

        /** A scalar stands for a list of one. */
        record Single(List<String> path, String key) implements Shorthand {
            public Single {
                path = List.copyOf(path);
            }
        }

        /** In a list or map of maps, a scalar stands for a map with this one {@code key}. */
        record Each(List<String> path, String key) implements Shorthand {
            public Each {
                path = List.copyOf(path);
            }
        }
    }

    /** Returns a map whose keys are names of components, stacks and so on. */
    private static MapOf names(Shape value) {
        return new MapOf(DeploymentId.NAME, DeploymentId.NAME_MEANING, value);
    }

    private static int stacksAt(List<Field> fields) {
        return fields.stream().map(Field::key).toList().indexOf("shared_volumes") + 1;
    }

    private List<Field> common(Fields identity) {
        return List.of(
                field(
                                "name",
                                text(DeploymentId.NAME.pattern(), DeploymentId.NAME_MEANING),
                                "Names the deployment; with the stack it names everything that is made.")
                        .must(),
                field(
                        "version",
                        text(LINE + "{1,128}", "one line of at most 128 characters"),
                        "The version of the" + " application, free text."),
                field(
                        "region",
                        text("[a-z][a-z0-9-]{1,31}", "a region such as eu-central-1"),
                        "The cloud region. A" + " target that needs one has a default."),
                field(
                        "tags",
                        new MapOf(
                                Pattern.compile(LINE + "{1,128}"),
                                "a tag of at most 128 characters",
                                text(LINE + "{0,256}", "one line of at most 256 characters")),
                        "Tags for everything that takes tags or labels, for order and costs."),
                field("target", word("a target"), "Where it runs.").or("docker"),
                field("backend", word("a backend"), "Which tool makes it; the target's own default otherwise."),
                field(
                        "identity",
                        identity,
                        "What this may touch, and nothing else. It is compared before anything is asked or changed;"
                                + " another is refused."),
                field(
                        "registry",
                        ContainerShape.registryPrefix(),
                        "Where images that are built here are pushed; they stay on the engine if nothing is said."),
                field("state", state(), "Where the backend keeps its state when not on this machine."),
                field(
                        "secrets_file",
                        text("(?![/~])" + LINE + "{1,1024}", "a file, relative to the description"),
                        "The encrypted file in the repository that keeps the stack's secrets, for colleagues and CI alike; a"
                                + " store on this machine if nothing is said."),
                field(
                        "overrides",
                        overrides(),
                        "Properties of resources that are to be otherwise than the target makes them, by the address that"
                                + " preview shows and the provider's own names: maps merge, scalars and lists replace,"
                                + " null removes."),
                field(
                        "lint",
                        fields(field(
                                "silence",
                                new MapOf(
                                        Pattern.compile("[a-z][a-z0-9-]{0,63}"),
                                        "the code of a warning or note",
                                        text("(?=.*\\S)" + LINE + "{1,500}", "the reason, in one line")),
                                "Warnings and notes that are not told, each with the reason why. With secret-in-clear"
                                        + " here, a variable named like a secret may stand in clear.")),
                        "What is told about the description."),
                field(
                        "output",
                        text(LINE + "{1,1024}", "a folder"),
                        "The folder for generated files, relative to the description; infra if nothing is said."),
                field(
                        "components",
                        names(component),
                        "What runs: services, workers and jobs by name. In the short form of a single component its keys"
                                + " stand at the top."),
                field(
                        "backing_services",
                        names(backingService),
                        "What the components need: databases, caches, bucket stores by name."),
                field(
                        "shared_volumes",
                        names(sharedVolume()),
                        "Storage that several components mount, or that is there already, by name; a component's volume"
                                + " names one under 'shared'."));
    }

    private static Fields sharedVolume() {
        return fields(
                field(
                        "size",
                        ComponentShape.storageSize(),
                        "How much is needed, where storage is bought by size; a bare number is MiB."),
                field(
                        "existing",
                        text("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,254}", "the name of a volume, a file system or a claim"),
                        "One that is there already, by the platform's own name: the volume of a Docker host, the file system"
                                + " on AWS, the claim of a cluster. It is mounted, and never made, changed or removed."),
                field("protect", new Switch(), "Whether its data is safe from destroy."));
    }

    private static Shape.Text word(String meaning) {
        return text("[a-z][a-z0-9-]{0,47}", "the name of " + meaning);
    }

    private static Fields state() {
        return fields(
                field("type", new Word(List.of("s3", "cloud")), "A bucket of S3, or the tool maker's own cloud.")
                        .must(),
                field("bucket", text("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket"), "The bucket of S3."),
                field(
                        "prefix",
                        text("[A-Za-z0-9._/-]{1,256}", "a path in a bucket"),
                        "The path in the bucket before the" + " deployment's own."),
                field(
                        "region",
                        text("[a-z][a-z0-9-]{1,31}", "a region such as eu-central-1"),
                        "The bucket's region; the" + " deployment's if nothing is said."),
                field(
                        "organization",
                        text("[A-Za-z0-9_-]{1,64}", "the name of an organization"),
                        "The organization in" + " the cloud."));
    }
}
