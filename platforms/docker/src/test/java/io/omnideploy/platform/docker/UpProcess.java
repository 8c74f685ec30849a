package io.omnideploy.platform.docker;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.Value;
import java.nio.file.Path;
import java.util.Map;

/** Brings a stack up in a process of its own, so that it can be killed. */
final class UpProcess {
    private UpProcess() {}

    /**
     * Runs it.
     *
     * @param args name, folder, port, greeting
     */
    public static void main(String[] args) {
        TestStack stack = new TestStack(new DeploymentId(args[0], "dev"), Path.of(args[1]));
        System.out.println("begin");
        stack.up(
                new TestResources(stack.id()).shop(Integer.parseInt(args[2]), Map.of("GREETING", Value.text(args[3]))));
    }
}
