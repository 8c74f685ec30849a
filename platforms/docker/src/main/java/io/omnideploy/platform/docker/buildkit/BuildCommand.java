package io.omnideploy.platform.docker.buildkit;

import io.omnideploy.config.Build;
import io.omnideploy.spi.ImageBuild;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A docker command that builds by BuildKit.
 *
 * @param program where it lies
 * @param version as {@code 0.29.1}
 */
public record BuildCommand(Path program, Kind kind, String version) {
    private static final Pattern BUILDX = Pattern.compile("buildx v?([0-9]+\\.[0-9]+[^\\s]*)");

    /** These speak to BuildKit by themselves; later ones have a plug-in for it, and without that only the engine's own builder. */
    private static final Pattern BUILT_IN = Pattern.compile("Docker version ((?:18\\.09|19|20|22)\\.[^\\s,]+)");

    private static final int PATIENCE_SECONDS = 30;

    /** Through what a command builds. */
    public enum Kind {
        /** The plug-in {@code docker buildx}. */
        BUILDX,
        /** {@code docker build} itself. */
        BUILT_IN
    }

    /**
     * Finds the first command on the path that builds by BuildKit.
     *
     * @param environment PATH, and DOCKER_BUILDKIT, with which a person turns BuildKit off as for docker itself
     */
    public static Optional<BuildCommand> find(Map<String, String> environment) {
        if (environment.getOrDefault("DOCKER_BUILDKIT", "").equals("0")) {
            return Optional.empty();
        }
        for (Path program : programs(environment.getOrDefault("PATH", ""))) {
            Optional<BuildCommand> found = named(program, Kind.BUILDX, BUILDX, "buildx", "version")
                    .or(() -> named(program, Kind.BUILT_IN, BUILT_IN, "--version"));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns why this command can't build an image; empty if it can. */
    public Optional<String> refusal(ImageBuild image) {
        return kind == Kind.BUILDX
                ? Optional.empty()
                : needs(image).stream()
                        .filter(need -> need.onlyBuildx)
                        .findFirst()
                        .map(need -> need.words);
    }

    /** Returns what of a build the engine's own builder does not know; empty if it can build it as well. */
    public static Optional<String> need(ImageBuild image) {
        return needs(image).stream().findFirst().map(need -> need.words);
    }

    /** Returns its name and version, for people. */
    public String words() {
        return (kind == Kind.BUILDX ? "docker buildx " : "BuildKit, by docker ") + version;
    }

    private enum Need {
        SECRETS("secrets", false),
        SSH("ssh", false),
        CONTEXTS("additional_contexts", true),
        PLATFORMS("several platforms", true),
        ENTITLEMENTS("entitlements", true);

        private final String words;
        private final boolean onlyBuildx;

        Need(String words, boolean onlyBuildx) {
            this.words = words;
            this.onlyBuildx = onlyBuildx;
        }
    }

    private static List<Need> needs(ImageBuild image) {
        Build build = image.build();
        List<Need> needs = new ArrayList<>();
        add(needs, Need.CONTEXTS, !build.contexts().isEmpty());
        add(needs, Need.PLATFORMS, image.pushed() && build.platforms().size() > 1);
        add(needs, Need.ENTITLEMENTS, !build.way().entitlements().isEmpty());
        add(needs, Need.SECRETS, !build.secrets().isEmpty());
        add(needs, Need.SSH, !build.ssh().isEmpty());
        return needs;
    }

    private static void add(List<Need> needs, Need need, boolean is) {
        if (is) {
            needs.add(need);
        }
    }

    private static Set<Path> programs(String path) {
        Set<Path> programs = new LinkedHashSet<>();
        for (String folder : path.split(File.pathSeparator)) {
            for (String name : List.of("docker", "docker.exe")) {
                Path program = Path.of(folder).resolve(name);
                if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                    programs.add(real(program));
                }
            }
        }
        return programs;
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException gone) {
            return program;
        }
    }

    private static Optional<BuildCommand> named(Path program, Kind kind, Pattern version, String... question) {
        Matcher matcher = version.matcher(answer(program, question));
        return matcher.find() ? Optional.of(new BuildCommand(program, kind, matcher.group(1))) : Optional.empty();
    }

    private static String answer(Path program, String... question) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(question));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? said : "";
        } catch (IOException notStarted) {
            return "";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
