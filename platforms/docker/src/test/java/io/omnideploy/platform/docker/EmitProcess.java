package io.omnideploy.platform.docker;

import java.nio.file.Path;
import java.util.Map;

/** Emits files in a process of its own, so that a test can take the client library away. */
final class EmitProcess {
    private EmitProcess() {}

    /** Prints the compose file of a small stack. */
    public static void main(String[] args) {
        TestStack stack = new TestStack(Path.of("/"));
        System.out.print(stack.emit(new TestResources(stack.id()).shop(8080, Map.of()), "..")
                .get("compose.yaml"));
    }
}
