package io.omnideploy.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that runs, and what it needs.
 *
 * @param schedule five-field cron in UTC, of a job alone
 * @param run when a job without a schedule runs
 * @param environment variables in clear, which may refer to others
 * @param secrets variables or files whose value is known at {@code up} alone, by variable name
 * @param dependsOn what must be there first, in written order
 * @param volumes storage and files by volume name
 * @param stopTimeout how long it gets to stop by itself
 */
public record Component(
        String name,
        Kind kind,
        Container container,
        Service service,
        Resources resources,
        SortedMap<String, Template> environment,
        SortedMap<String, SecretUse> secrets,
        List<Dependency> dependsOn,
        SequencedMap<String, Volume> volumes,
        Optional<String> schedule,
        Run run,
        Duration stopTimeout) {
    public Component {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(resources, "resources");
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
        dependsOn = List.copyOf(dependsOn);
        volumes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(volumes));
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(stopTimeout, "stopTimeout");
    }

    /** Returns this component with another container. */
    public Component withContainer(Container other) {
        return new Component(
                name,
                kind,
                other,
                service,
                resources,
                environment,
                secrets,
                dependsOn,
                volumes,
                schedule,
                run,
                stopTimeout);
    }

    /** How a component lives. */
    public enum Kind {
        /** Runs for ever and answers on ports. */
        SERVICE,
        /** Runs for ever and answers to nobody. */
        WORKER,
        /** Runs to its end. */
        JOB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When a job without a schedule runs. */
    public enum Run {
        /** Before the other components are changed. */
        BEFORE,
        /** After the other components are up. */
        AFTER,
        /** When someone says so. */
        MANUAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What must have happened to something else before this starts. */
    public record Dependency(String name, Until until) {
        public Dependency {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(until, "until");
        }
    }

    /** How far a dependency must have come; healthy means started where there is no health check. */
    public enum Until {
        STARTED,
        HEALTHY,
        COMPLETED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns what outlives the container and is its own, on a platform without a host that people have folders on. */
    public SequencedMap<String, Volume> storage() {
        SequencedMap<String, Volume> storage = new LinkedHashMap<>();
        volumes.forEach((name, volume) -> {
            if (!volume.isBrought()
                    && !volume.isOfHostAlone()
                    && volume.shared().isEmpty()) {
                storage.put(name, volume);
            }
        });
        return storage;
    }

    /** Returns where it mounts volumes of the deployment, by volume name. */
    public SequencedMap<String, Volume> mounted() {
        SequencedMap<String, Volume> mounted = new LinkedHashMap<>();
        volumes.forEach((name, volume) -> {
            if (volume.shared().isPresent()) {
                mounted.put(name, volume);
            }
        });
        return mounted;
    }

    /** Returns the files that the description holds or names, in the order of the volumes; of a folder, by their paths. */
    public List<BroughtFile> files() {
        List<BroughtFile> files = new ArrayList<>();
        volumes.forEach((name, volume) -> {
            switch (volume.content().orElse(null)) {
                case FileContent.OfFile file -> files.add(new BroughtFile(name, volume.path(), Optional.empty(), file));
                case FileContent.Folder folder -> {
                    String below = volume.path().endsWith("/") ? volume.path() : volume.path() + "/";
                    folder.files()
                            .forEach((path, file) ->
                                    files.add(new BroughtFile(name, below + path, Optional.of(volume.path()), file)));
                }
                case FileContent.Unfit unfit -> {}
                case null -> {}
            }
        });
        return files;
    }

    /** Returns every text of it in which something may be left to fill in: variables, words of its start, files. */
    public List<Template> templates() {
        List<Template> templates = new ArrayList<>(environment.values());
        templates.addAll(container.command());
        templates.addAll(container.args());
        for (Volume volume : volumes.values()) {
            if (volume.content().orElse(null) instanceof FileContent.Text text) {
                templates.add(text.template());
            }
        }
        return templates;
    }

    /** Returns this component with other volumes. */
    public Component withVolumes(SequencedMap<String, Volume> others) {
        return new Component(
                name,
                kind,
                container,
                service,
                resources,
                environment,
                secrets,
                dependsOn,
                others,
                schedule,
                run,
                stopTimeout);
    }

    /** What stands in the place of a host's file or folder on a platform that has no such host. */
    public enum Elsewhere {
        /** Nothing can: the description doesn't fit there. */
        REFUSED,
        /** Storage of the platform's own, which begins empty. */
        EMPTY,
        /** The file or folder as it lies beside the description, to be read only. */
        COPIED,
        /** Nothing needs to: the program does without. */
        ABSENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Storage or a file inside a component.
     *
     * @param path absolute path in the container
     * @param size needed where storage is bought by size
     * @param source a host path relative to the description, which makes it a bind; absent for a named volume
     * @param elsewhere what becomes of a source where there is no host
     * @param content what is at the path: instead of a source, or the copy of it that platforms without a host get
     * @param shared the volume of the deployment that is mounted instead of storage of its own, and instead of an empty one in the
     *     place of a source
     */
    public record Volume(
            String path,
            Optional<ByteSize> size,
            boolean readOnly,
            Optional<String> source,
            Elsewhere elsewhere,
            Optional<FileContent> content,
            Optional<String> shared) {
        public Volume {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(elsewhere, "elsewhere");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(shared, "shared");
        }

        /** Makes storage, or a bind that no other platform can have. */
        public Volume(String path, Optional<ByteSize> size, boolean readOnly, Optional<String> source) {
            this(path, size, readOnly, source, Elsewhere.REFUSED, Optional.empty(), Optional.empty());
        }

        /** Returns this volume with what is at its source. */
        public Volume withContent(FileContent found) {
            return new Volume(path, size, readOnly, source, elsewhere, Optional.of(found), shared);
        }

        /** Tells whether it is a file, or a folder of files, that the description brings along. */
        public boolean isBrought() {
            return content.isPresent() && !(content.get() instanceof FileContent.Unfit);
        }

        /** Tells whether it means something on a host alone. */
        public boolean isOfHostAlone() {
            return source.isPresent() && elsewhere == Elsewhere.ABSENT;
        }
    }

    /**
     * A secret given to a component.
     *
     * @param path the file to find it in, absent when it is an environment variable
     */
    public record SecretUse(SecretSource source, Optional<String> path) {
        public SecretUse {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(path, "path");
        }
    }
}
