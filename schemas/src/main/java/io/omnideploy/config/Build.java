package io.omnideploy.config;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an image is built: what goes into it.
 *
 * @param context the folder to build in, relative to the description
 * @param dockerfile relative to the context
 * @param instructions the text of the Dockerfile itself, instead of a file
 * @param contexts further things to copy from, by the name that the Dockerfile gives them: a folder, {@code docker-image://REF} or
 *     {@code component:NAME}
 * @param target the stage to build; the last one if absent
 * @param labels labels of the image
 * @param secrets what a step may read while it runs, by id; no value stays in the image
 * @param ssh agents and keys that a step may use while it runs, as {@code ID} or {@code ID=PATH}
 * @param way how it is built, which makes no other image
 */
public record Build(
        String context,
        Optional<String> dockerfile,
        Optional<String> instructions,
        SortedMap<String, String> contexts,
        SortedMap<String, String> args,
        Optional<String> target,
        List<String> platforms,
        SortedMap<String, String> labels,
        SortedMap<String, SecretSource> secrets,
        List<String> ssh,
        Way way) {
    /** Begins a further context that is an image. */
    public static final String IMAGE_CONTEXT = "docker-image://";

    /** Begins a further context that is the image of another component. */
    public static final String COMPONENT_CONTEXT = "component:";

    public Build {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(dockerfile, "dockerfile");
        Objects.requireNonNull(instructions, "instructions");
        contexts = Collections.unmodifiableSortedMap(new TreeMap<>(contexts));
        args = Collections.unmodifiableSortedMap(new TreeMap<>(args));
        Objects.requireNonNull(target, "target");
        platforms = List.copyOf(platforms);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
        ssh = List.copyOf(ssh);
        Objects.requireNonNull(way, "way");
    }

    /** Makes a build of a folder with nothing but what every builder knows. */
    public Build(
            String context,
            Optional<String> dockerfile,
            SortedMap<String, String> args,
            Optional<String> target,
            List<String> platforms) {
        this(
                context,
                dockerfile,
                Optional.empty(),
                new TreeMap<>(),
                args,
                target,
                platforms,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                Way.USUAL);
    }

    /** Returns this build for other platforms. */
    public Build forPlatforms(List<String> others) {
        return new Build(context, dockerfile, instructions, contexts, args, target, others, labels, secrets, ssh, way);
    }

    /** Returns this build with other further contexts. */
    public Build withContexts(SortedMap<String, String> others) {
        return new Build(context, dockerfile, instructions, others, args, target, platforms, labels, secrets, ssh, way);
    }

    /**
     * How a build goes about its work.
     *
     * @param network the network of its steps, as the builder names it
     * @param extraHosts addresses by host name, known to its steps
     * @param shmSize shared memory of its steps
     * @param cacheFrom where finished steps are looked for besides, in the builder's own words
     * @param cacheTo where finished steps are kept besides, in the builder's own words
     * @param entitlements rights beyond the usual that its steps may use
     * @param noCache whether every step is run anew
     * @param pull whether the images that it builds upon are fetched anew
     */
    public record Way(
            Optional<String> network,
            SortedMap<String, String> extraHosts,
            Optional<ByteSize> shmSize,
            List<String> cacheFrom,
            List<String> cacheTo,
            List<String> entitlements,
            boolean noCache,
            boolean pull) {
        /** Nothing is said about it. */
        public static final Way USUAL = new Way(
                Optional.empty(), new TreeMap<>(), Optional.empty(), List.of(), List.of(), List.of(), false, false);

        public Way {
            Objects.requireNonNull(network, "network");
            extraHosts = Collections.unmodifiableSortedMap(new TreeMap<>(extraHosts));
            Objects.requireNonNull(shmSize, "shmSize");
            cacheFrom = List.copyOf(cacheFrom);
            cacheTo = List.copyOf(cacheTo);
            entitlements = List.copyOf(entitlements);
        }
    }
}
