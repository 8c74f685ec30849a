package io.omnideploy.platform.docker.buildkit;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.BuildRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One build by BuildKit, as a process: everything it needs goes by arguments, variables and a folder that is then removed. */
public final class BuildkitBuild {
    private final BuildCommand command;
    private final ClientSettings settings;

    /** @param settings how the command finds the engine and enters registries */
    public BuildkitBuild(BuildCommand command, ClientSettings settings) {
        this.command = command;
        this.settings = settings;
    }

    /**
     * Builds an image, for the engine.
     *
     * @param platforms those to ask for; empty where the builder's own will do
     * @throws Failed with the step that failed and the last lines that it said
     */
    public void load(BuildRequest request, List<String> platforms) {
        run(request, platforms, "--load");
    }

    /**
     * Builds an image, for its registry.
     *
     * @throws Failed with the step that failed and the last lines that it said
     */
    public void push(BuildRequest request, List<String> platforms) {
        run(request, platforms, "--push");
    }

    private void run(BuildRequest request, List<String> platforms, String output) {
        BuildkitLog log = new BuildkitLog(request);
        try (BuildFolder folder = BuildFolder.of(request);
                ClientSettings.Opened opened = settings.open()) {
            BuildArguments arguments = new BuildArguments(command, request, folder, platforms);
            ProcessBuilder builder = new ProcessBuilder(arguments.with(output))
                    .directory(folder.context().toFile())
                    .redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            environment.put("DOCKER_BUILDKIT", "1");
            opened.into(environment);
            environment.putAll(arguments.variables());
            if (follow(builder.start(), log) != 0) {
                throw log.failed();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Failed.because("The work on %s was interrupted."
                            .formatted(request.image().image()))
                    .of("image " + request.image().component());
        } catch (IOException | IllegalArgumentException failure) {
            throw Failed.because("'%s' can't be started: %s".formatted(command.program(), failure.getMessage()))
                    .of("image " + request.image().component())
                    .remedy("See that what is built can be read, and that the temporary folder has space.")
                    .reason(failure);
        }
    }

    private static int follow(Process process, BuildkitLog log) throws IOException, InterruptedException {
        Thread end = new Thread(process::destroy, "build-end");
        Runtime.getRuntime().addShutdownHook(end);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            process.getOutputStream().close();
            String line = said.readLine();
            while (line != null) {
                log.line(line);
                line = said.readLine();
            }
            return process.waitFor();
        } finally {
            process.destroy();
            release(end);
        }
    }

    private static void release(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            // The machine ends, and the hook does its work.
        }
    }
}
