package io.omnideploy.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a test sees of, and does by hand to, the Docker engine, through Docker's own command. */
public final class DockerHost {
    private static final String DEPLOYMENT = "label=io.omnideploy.deployment=";

    /** Returns the ids of the containers of a component of a stack, running or not. */
    public List<String> containers(String deployment, String stack, String component) throws IOException {
        return lines(
                "ps",
                "-aq",
                "--no-trunc",
                "--filter",
                DEPLOYMENT + deployment,
                "--filter",
                "label=io.omnideploy.stack=" + stack,
                "--filter",
                "label=io.omnideploy.component=" + component);
    }

    /** Returns the ids of all containers of a stack, running or not. */
    public List<String> containers(String deployment, String stack) throws IOException {
        return lines(
                "ps",
                "-aq",
                "--no-trunc",
                "--filter",
                DEPLOYMENT + deployment,
                "--filter",
                "label=io.omnideploy.stack=" + stack);
    }

    /** Returns everything that carries the label of a deployment: containers, networks, volumes. */
    public List<String> traces(String deployment) throws IOException {
        List<String> traces = new ArrayList<>(lines("ps", "-aq", "--filter", DEPLOYMENT + deployment));
        traces.addAll(lines("network", "ls", "-q", "--filter", DEPLOYMENT + deployment));
        traces.addAll(lines("volume", "ls", "-q", "--filter", DEPLOYMENT + deployment));
        return traces;
    }

    /** Removes everything that carries the label of a deployment, so that a failed test leaves nothing behind. */
    public void clean(String deployment) throws IOException {
        remove(lines("ps", "-aq", "--filter", DEPLOYMENT + deployment), "rm", "-fv");
        remove(lines("network", "ls", "-q", "--filter", DEPLOYMENT + deployment), "network", "rm");
        remove(lines("volume", "ls", "-q", "--filter", DEPLOYMENT + deployment), "volume", "rm", "-f");
    }

    /** Runs Docker's command and returns what it said. */
    public Run.Result docker(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Run.of(command).go();
    }

    private void remove(List<String> ids, String... verb) throws IOException {
        if (!ids.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of(verb));
            arguments.addAll(ids);
            docker(arguments.toArray(String[]::new));
        }
    }

    private List<String> lines(String... arguments) throws IOException {
        Run.Result result = docker(arguments);
        if (result.exit() != 0) {
            throw new IOException(result.all());
        }
        return result.out().lines().filter(line -> !line.isBlank()).sorted().toList();
    }
}
