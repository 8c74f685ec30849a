package io.omnideploy.backend.cdk.run;

import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.programs.Libraries;
import io.omnideploy.programs.ProgramClasses;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.PrivateFolder;
import io.omnideploy.spi.run.SearchPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Executes an app as the CDK's own command would, and reads the template that it gives: compiled in this process, run in one of
 * its own, with a cloud assembly in the backend's folder. jsii, on which the CDK's library stands, needs Node.
 */
public final class AppSynthesis {
    private static final int LAST_LINES = 20;

    private final Map<String, String> environment;
    private final List<String> coordinates;

    /**
     * @param environment where node is looked for
     * @param coordinates what the app is compiled with and run by, each as {@code group:artifact:version}
     */
    public AppSynthesis(Map<String, String> environment, List<String> coordinates) {
        this.environment = Map.copyOf(environment);
        this.coordinates = List.copyOf(coordinates);
    }

    /**
     * Returns the template of a stack.
     *
     * @param files the generated folder
     * @param mainClass the app's entry, with its package
     * @throws Failed when there is no Node or no compiler, a library can't be had, or the app fails
     */
    public String template(RunRequest request, SortedMap<String, String> files, String mainClass, String stackName) {
        requireNode();
        PrivateFolder folder = new PrivateFolder(request.folder());
        folder.make(folder.root());
        Path out = folder.root().resolve("cdk.out");
        Path stamp = folder.root().resolve("cdk.out.stamp");
        Path template = out.resolve(stackName + ".template.json");
        String wanted = Naming.hash(coordinates + "\n" + files, 64);
        if (!folder.read(stamp).equals(wanted) || !Files.isReadable(template)) {
            folder.delete(stamp);
            List<Path> libraries =
                    new Libraries(cache(request), "the CDK's library for Java").find(coordinates, request.progress());
            Path classes = new ProgramClasses(folder, folder.root().resolve("classes")).compile(files, libraries);
            request.progress().on(new Progress.Step("cdk synth"));
            folder.deleteAll(out);
            run(folder, classes, libraries, mainClass, out);
            folder.put(stamp, wanted);
        }
        return folder.read(template);
    }

    private void requireNode() {
        if (SearchPath.find("node", environment).isEmpty()) {
            throw Failed.because("There is no 'node' on the PATH, which the CDK's library needs to execute the app.")
                    .remedy(
                            "Install Node.js 20 or later, or run the stack by another backend, such as '-b terraform'.");
        }
    }

    /** {@code <work folder>/<backend>/<name>/<stack>} is the folder of the backend. */
    private static Path cache(RunRequest request) {
        Path folder = request.folder();
        for (int up = 0; up < 3 && folder.getParent() != null; up++) {
            folder = folder.getParent();
        }
        return folder.resolve("cache").resolve("cdk");
    }

    private void run(PrivateFolder folder, Path classes, List<Path> libraries, String mainClass, Path out) {
        String path = Stream.concat(Stream.of(classes), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Path log = folder.root().resolve("cdk.log");
        folder.fresh(log);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        mainClass)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CDK_OUTDIR", out.toString());
        // No call home, no advice that takes seconds, and nothing of the CDK's own in the template.
        builder.environment().put("CDK_DISABLE_VERSION_CHECK", "1");
        builder.environment().put("CDK_VALIDATION", "false");
        builder.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "1");
        builder.environment().put("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
        builder.environment()
                .put(
                        "CDK_CONTEXT_JSON",
                        "{\"aws:cdk:disable-asset-staging\":true,\"aws:cdk:analytics-reporting\":false}");
        int status = ended(builder);
        if (status != 0) {
            List<String> lines = folder.read(log).lines().toList();
            throw Failed.because("The app of the generated folder failed with status %d.".formatted(status))
                    .details(lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))
                    .remedy("Put right what is told; no resource was touched.");
        }
    }

    private static int ended(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try {
                return process.waitFor();
            } catch (InterruptedException stop) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw Failed.because("The app was stopped while it ran; no resource was touched.");
            }
        } catch (IOException broken) {
            throw Failed.because("The app can't be run: " + broken.getMessage()).reason(broken);
        }
    }
}
