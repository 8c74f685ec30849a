package io.omnideploy.platform.docker.buildkit;

import io.omnideploy.config.Build;
import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.BuildSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The arguments and variables with which a docker command builds an image; values of secrets are in the variables alone. */
final class BuildArguments {
    private static final String VARIABLE = "OMNIDEPLOY_BUILD_SECRET_";

    private final BuildCommand command;
    private final BuildRequest request;
    private final BuildFolder folder;
    private final List<String> platforms;
    private final List<String> all = new ArrayList<>();

    /** @param platforms those to ask for; empty where the builder's own will do */
    BuildArguments(BuildCommand command, BuildRequest request, BuildFolder folder, List<String> platforms) {
        this.command = command;
        this.request = request;
        this.folder = folder;
        this.platforms = platforms;
    }

    /**
     * Returns the whole command.
     *
     * @param output where the image goes, an option of docker buildx
     */
    List<String> with(String output) {
        Build build = request.image().build();
        all.add(command.program().toString());
        switch (command.kind()) {
            case BUILDX -> all.addAll(List.of("buildx", "build", output));
            case BUILT_IN -> all.add("build");
        }
        option("--progress", "plain");
        option("--tag", request.image().image());
        option("--file", folder.dockerfile().toString());
        build.target().ifPresent(stage -> option("--target", stage));
        if (!platforms.isEmpty()) {
            option("--platform", String.join(",", platforms));
        }
        build.args().forEach((name, value) -> option("--build-arg", name + "=" + value));
        build.labels().forEach((name, value) -> option("--label", name + "=" + value));
        int number = 0;
        for (String id : request.secrets().keySet()) {
            option("--secret", "id=" + id + ",env=" + VARIABLE + ++number);
        }
        request.ssh().forEach(key -> option("--ssh", key));
        request.sources().forEach((name, source) -> option("--build-context", name + "=" + source(name, source)));
        way(build.way());
        all.add(folder.context().toString());
        return List.copyOf(all);
    }

    /** Returns the values of the secrets, by the variable in which the command looks for them. */
    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        request.secrets().forEach((id, value) -> variables.put(VARIABLE + (variables.size() + 1), value));
        return variables;
    }

    private String source(String name, BuildSource source) {
        return switch (source) {
            case BuildSource.Image image -> Build.IMAGE_CONTEXT + image.reference();
            case BuildSource.Folder files -> folder.sources().get(name).toString();
        };
    }

    private void way(Build.Way way) {
        way.network().ifPresent(network -> option("--network", network));
        way.extraHosts().forEach((host, address) -> option("--add-host", host + ":" + address));
        way.shmSize().ifPresent(size -> option("--shm-size", Long.toString(size.bytes())));
        way.cacheFrom().forEach(cache -> option("--cache-from", cache));
        if (command.kind() == BuildCommand.Kind.BUILDX) {
            way.cacheTo().forEach(cache -> option("--cache-to", cache));
            way.entitlements().forEach(right -> option("--allow", right));
        }
        if (way.noCache()) {
            all.add("--no-cache");
        }
        if (way.pull()) {
            all.add("--pull");
        }
    }

    /** In one word, so that no value is ever taken for an option. */
    private void option(String name, String value) {
        all.add(name + "=" + value);
    }
}
