package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.backend.terraform.emit.ProviderFiles;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.RunRequest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs Terraform's commands in the code folder of a stack, with the values of variables in its environment alone. */
final class Tool {
    /**
     * How long a state that is locked is waited for: a plan that outlives the killed run which began it ends within seconds, and
     * nobody should have to unlock anything for it.
     */
    static final String LOCK_TIMEOUT = "-lock-timeout=30s";

    private final Binary binary;
    private final StackFolder folder;
    private final Map<String, String> variables;
    private final Set<String> cleared;

    private Tool(Binary binary, StackFolder folder, Map<String, String> variables, Set<String> cleared) {
        this.binary = binary;
        this.folder = folder;
        this.variables = variables;
        this.cleared = cleared;
    }

    /** What a command said. */
    record Result(int exit, String out, String err) {}

    /** Returns a tool that knows no secret yet. */
    static Tool of(Binary binary, StackFolder folder, RunRequest request) {
        Map<String, String> variables = new HashMap<>();
        variables.put("TF_VAR_project_dir", request.project().toString());
        Set<String> cleared = new HashSet<>();
        for (ProviderFiles files : ProviderFiles.of(request.emit())) {
            cleared.addAll(files.cleared());
            Optional.ofNullable(System.getenv(files.from()))
                    .filter(listed -> !listed.isBlank())
                    .map(Tool::absolute)
                    .or(() -> Optional.of(Path.of(System.getProperty("user.home"), files.standard()))
                            .filter(Files::exists)
                            .map(Path::toString))
                    .ifPresent(listed -> variables.put(files.variable(), listed));
        }
        return new Tool(binary, folder, variables, cleared);
    }

    /** Returns the same tool, given the values of inputs or secrets by name. */
    Tool with(Map<String, String> values) {
        Map<String, String> more = new HashMap<>(variables);
        values.forEach((name, value) -> more.put(Names.environmentVariable(name), value));
        return new Tool(binary, folder, more, cleared);
    }

    Binary binary() {
        return binary;
    }

    /** Runs a command to its end. */
    Result run(String... arguments) {
        return run(List.of(arguments));
    }

    /** Runs a command to its end. */
    Result run(List<String> arguments) {
        try {
            Process process = builder(arguments).start();
            process.getOutputStream().close();
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> {
                try {
                    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException ended) {
                    return "";
                }
            });
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output, errors.join());
        } catch (IOException broken) {
            throw Failed.because(binary.name() + " can't be started.").reason(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failed.because("The wait for " + binary.name() + " was interrupted.")
                    .reason(interrupted);
        }
    }

    /** Returns a command that is not yet started, in its own environment. */
    ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(binary.program().toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.code().toFile());
        Map<String, String> environment = builder.environment();
        // What a person set for runs of their own would change ours.
        environment.keySet().removeIf(Tool::isForOtherRuns);
        environment.keySet().removeAll(cleared);
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_INPUT", "0");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.putAll(variables);
        return builder;
    }

    /** Terraform runs in another folder. */
    private static String absolute(String files) {
        return Stream.of(files.split(Pattern.quote(File.pathSeparator)))
                .filter(file -> !file.isBlank())
                .map(file -> Path.of(file).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isForOtherRuns(String variable) {
        return variable.startsWith("TF_VAR_")
                || variable.startsWith("TF_CLI_ARGS")
                || variable.equals("TF_DATA_DIR")
                || variable.equals("TF_WORKSPACE");
    }
}
