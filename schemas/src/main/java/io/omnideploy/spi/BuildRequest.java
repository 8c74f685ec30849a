package io.omnideploy.spi;

import io.omnideploy.plan.Progress;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is given to build an image.
 *
 * @param files the context without what .dockerignore leaves out
 * @param sources further things to copy from, by the names that the Dockerfile has for them
 * @param secrets values in clear by id, for steps that ask for them; they are handed to the builder and kept nowhere
 * @param ssh agents and keys as {@code ID} or {@code ID=PATH}, paths absolute
 * @param progress told what the build says
 */
public record BuildRequest(
        ImageBuild image,
        Dockerfile dockerfile,
        List<ContextFile> files,
        SortedMap<String, BuildSource> sources,
        SortedMap<String, String> secrets,
        List<String> ssh,
        Progress.Listener progress) {
    public BuildRequest {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(dockerfile, "dockerfile");
        files = List.copyOf(files);
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
        ssh = List.copyOf(ssh);
        Objects.requireNonNull(progress, "progress");
    }

    /** Tells whether the Dockerfile is itself among the files that can be copied. */
    public boolean copiesDockerfile() {
        return files.stream().anyMatch(file -> file.path().equals(dockerfile.path()));
    }

    /** Masks the secrets. */
    @Override
    public String toString() {
        return "build of " + image.image();
    }

    /**
     * The instructions of a build.
     *
     * @param path in the context, with forward slashes; another name where it lies elsewhere
     */
    public record Dockerfile(String path, String text) {
        public Dockerfile {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(text, "text");
        }
    }
}
