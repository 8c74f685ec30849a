package io.omnideploy.target.agentcore;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an agent speaks, each on the one port on which AgentCore calls it. */
enum Protocol {
    HTTP(8080),
    MCP(8000),
    A2A(9000),
    AGUI(8080);

    private final int port;

    Protocol(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Returns what an agent speaks that listens on a port. */
    static Optional<Protocol> on(int port) {
        return Stream.of(values()).filter(protocol -> protocol.port == port).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(Protocol::name).toList();
    }
}
