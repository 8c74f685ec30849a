package io.omnideploy.platform.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.omnideploy.diagnostic.Failed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that the kubeconfig names and that gives credentials when it is asked, such as {@code aws eks get-token}; see "client-go
 * credential plugins" in the documentation of Kubernetes. It gets its arguments as a list, and what it says beside its answer goes
 * into the failure alone.
 */
final class CredentialPlugin implements Credentials {
    private static final long PATIENCE_SECONDS = 120;
    private static final int LINES = 10;

    private final ExecConfig exec;
    private final Path folder;
    private final String server;
    private Answer answer;

    /**
     * Takes what the kubeconfig says.
     *
     * @param folder of the kubeconfig, from which a relative command starts
     */
    CredentialPlugin(ExecConfig exec, Path folder, String server) {
        this.exec = exec;
        this.folder = folder;
        this.server = server;
    }

    /** What the program answered: a token, or a certificate with its key, as PEM. */
    record Answer(Optional<String> token, Optional<String> certificate, Optional<String> key) {}

    /**
     * Returns what the program answers; asks it once.
     *
     * @throws Failed when it is absent or fails
     */
    synchronized Answer answer() {
        if (answer == null) {
            answer = ask();
        }
        return answer;
    }

    @Override
    public Optional<String> header() {
        return answer().token().map(token -> "Bearer " + token);
    }

    @Override
    public synchronized boolean renew() {
        Answer before = answer;
        answer = ask();
        return !answer.equals(before) && answer.token().isPresent();
    }

    private Answer ask() {
        List<String> command = new ArrayList<>();
        command.add(program());
        command.addAll(Objects.requireNonNullElse(exec.getArgs(), List.of()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KUBERNETES_EXEC_INFO", info());
        Objects.requireNonNullElse(exec.getEnv(), List.<io.fabric8.kubernetes.api.model.ExecEnvVar>of())
                .forEach(variable -> builder.environment().put(variable.getName(), variable.getValue()));
        try {
            File said = File.createTempFile("credential-plugin", ".log");
            try {
                return read(builder.redirectError(said).start(), said.toPath());
            } finally {
                java.nio.file.Files.deleteIfExists(said.toPath());
            }
        } catch (IOException absent) {
            Failed failed = failed("can't be started: " + absent.getMessage(), List.of());
            throw (exec.getInstallHint() == null
                            ? failed
                            : failed.details(exec.getInstallHint().lines().toList()))
                    .reason(absent);
        }
    }

    private Answer read(Process process, Path said) throws IOException {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw failed("did not end within %d s".formatted(PATIENCE_SECONDS), lines(said));
            }
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw Failed.because("The run was interrupted.").reason(stop);
        }
        if (process.exitValue() != 0) {
            throw failed("ended with exit code " + process.exitValue(), lines(said));
        }
        JsonNode status;
        try {
            status = new ObjectMapper().readTree(output).path("status");
        } catch (IOException malformed) {
            throw failed("did not answer with an ExecCredential", lines(said));
        }
        return new Answer(text(status, "token"), text(status, "clientCertificateData"), text(status, "clientKeyData"));
    }

    private Failed failed(String what, List<String> lines) {
        return Failed.because("The credential plug-in '%s' of the kubeconfig %s.".formatted(exec.getCommand(), what))
                .remedy("Run it by hand to see why; it may want you to log in first.")
                .details(lines);
    }

    private String program() {
        String command = exec.getCommand();
        boolean relative = command.contains(File.separator) && !Path.of(command).isAbsolute();
        return relative ? folder.resolve(command).normalize().toString() : command;
    }

    private String info() {
        ObjectMapper mapper = new ObjectMapper();
        var info = mapper.createObjectNode();
        info.put("apiVersion", exec.getApiVersion());
        info.put("kind", "ExecCredential");
        var spec = info.putObject("spec");
        spec.put("interactive", false);
        if (Boolean.TRUE.equals(exec.getProvideClusterInfo())) {
            spec.putObject("cluster").put("server", server);
        }
        return info.toString();
    }

    private static List<String> lines(Path said) throws IOException {
        List<String> lines = java.nio.file.Files.readAllLines(said);
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private static Optional<String> text(JsonNode status, String field) {
        return Optional.of(status.path(field).asText("")).filter(text -> !text.isEmpty());
    }
}
