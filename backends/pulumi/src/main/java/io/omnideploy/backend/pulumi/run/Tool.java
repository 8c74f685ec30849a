package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.run.Automation.Said;
import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs commands of {@code pulumi} in a folder; what is secret goes by the environment or the standard input. */
final class Tool {
    private final Binary binary;
    private final Path folder;
    private final Map<String, String> variables;

    private Tool(Binary binary, Path folder, Map<String, String> variables) {
        this.binary = binary;
        this.folder = folder;
        this.variables = variables;
    }

    /** @param environment what the program is given, among it where it is looked for */
    static Tool of(Binary binary, Path folder, Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        variables.put("PULUMI_AUTOMATION_API", "true");
        // The log of the engine's events is an option for those alone who ask for it.
        variables.put("PULUMI_DEBUG_COMMANDS", "true");
        // It opens stores of secrets, which are no concern of Pulumi's.
        variables.remove("OMNIDEPLOY_PASSPHRASE");
        // What a person set for commands of their own would change ours.
        List.of(
                        "PULUMI_STACK",
                        "PULUMI_CONFIG",
                        "PULUMI_OPTION_REFRESH",
                        "PULUMI_EXPERIMENTAL",
                        "PULUMI_ENABLE_JOURNALING")
                .forEach(variables::remove);
        return new Tool(binary, folder, variables);
    }

    /** Returns this tool in another folder. */
    Tool in(Path other) {
        return new Tool(binary, other, variables);
    }

    /** Returns this tool with more variables. */
    Tool with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(more);
        return new Tool(binary, folder, all);
    }

    Binary binary() {
        return binary;
    }

    /** Runs a command to its end. */
    Said run(String... arguments) {
        return runWith("", arguments);
    }

    /** Runs a command to its end, with a text on its standard input. */
    Said runWith(String input, String... arguments) {
        try {
            Process process = builder(List.of(arguments)).start();
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(
                    () -> text(process.getErrorStream()),
                    command -> Thread.ofVirtual().start(command));
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // It ended without reading; its status says why.
                process.waitFor();
            }
            String out = text(process.getInputStream());
            return new Said(process.waitFor(), out, errors.join());
        } catch (IOException broken) {
            throw Failed.because(binary.program() + " can't be started.").reason(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failed.because("The wait for pulumi was interrupted.").reason(interrupted);
        }
    }

    /** Returns a command that is not yet started, in its own environment. */
    ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(binary.program().toString());
        command.addAll(arguments);
        command.add("--non-interactive");
        command.add("--color=never");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder;
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
