package io.omnideploy.adapter.score;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A server that no platform here offers by itself: it becomes a component, a container with storage, as score-compose and
 * score-k8s make it. Its password is a secret of the run, so that none is in a file.
 *
 * @param scheme of its addresses, and the name of its port
 * @param data where it keeps what must outlive the container
 * @param path what follows the port in its address
 * @param userVariable how its image is told the user, as {@code passwordVariable} the password
 * @param settings further variables of its image, by name and value in turn
 * @param check a command that tells whether it works
 */
record Server(
        String image,
        int port,
        String scheme,
        String data,
        String path,
        String userVariable,
        String passwordVariable,
        List<String> settings,
        List<String> check) {
    private static final String USER = "app";

    /** Whom both images change to when they are started by root, which not every platform lets them. */
    private static final String OWNER = "999:999";

    /** The virtual host of messages. Its usual name, a slash, would have to be encoded in addresses. */
    private static final String HOST = "app";

    private static final Server MONGODB = new Server(
            "mongo:8",
            27_017,
            "mongodb",
            "/data/db",
            "/",
            "MONGO_INITDB_ROOT_USERNAME",
            "MONGO_INITDB_ROOT_PASSWORD",
            List.of(),
            List.of("mongosh", "--quiet", "--eval", "db.adminCommand('ping')"));

    // Its data lies under the name of its node, which would be another one for each new container.
    private static final Server RABBITMQ = new Server(
            "rabbitmq:4",
            5_672,
            "amqp",
            "/var/lib/rabbitmq",
            "/" + HOST,
            "RABBITMQ_DEFAULT_USER",
            "RABBITMQ_DEFAULT_PASS",
            List.of("RABBITMQ_DEFAULT_VHOST", HOST, "RABBITMQ_NODENAME", "rabbit@localhost"),
            List.of("rabbitmq-diagnostics", "-q", "ping"));

    /** Returns the server that a type of resources is. */
    static Optional<Server> of(String type) {
        return switch (type) {
            case "mongodb", "mongo" -> Optional.of(MONGODB);
            case "amqp", "rabbitmq" -> Optional.of(RABBITMQ);
            default -> Optional.empty();
        };
    }

    /** Returns the variable of the run from which a server's password is taken. */
    static String password(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD";
    }

    /** Returns what stands in deploy.yaml for an output; empty if it has none of that name. */
    Optional<String> output(String name, String key) {
        return switch (key) {
            case "host", "port" -> Optional.of("${" + name + "." + key + "}");
            case "username", "user" -> Optional.of(USER);
            case "password" -> Optional.of("${" + password(name) + "}");
            case "connection", "uri", "url" ->
                Optional.of("%s://%s:${%s}@${%s.host}:${%s.port}%s"
                        .formatted(scheme, USER, password(name), name, name, path));
            case "vhost" -> path.length() > 1 ? Optional.of(path.substring(1)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns the component, by a name. */
    Node.Mapping component(String name, Optional<SourceSpan> span) {
        TreeBuilder environment = new TreeBuilder().put(userVariable, Node.text(USER));
        for (int index = 0; index < settings.size(); index += 2) {
            environment.put(settings.get(index), Node.text(settings.get(index + 1)));
        }
        return new TreeBuilder()
                .put("container", container(span))
                .put("resources", map("size", TreeBuilder.word("small", span)))
                .put("environment", environment.build())
                .put("secrets", map(passwordVariable, map("source", Node.text("env:" + password(name)))))
                .put("volumes", map("data", map("path", Node.text(data))))
                .build(span);
    }

    private Node.Mapping container(Optional<SourceSpan> span) {
        List<Node> command = check.stream().<Node>map(Node::text).toList();
        return new TreeBuilder()
                .put("image", Node.text(image))
                .put("user", Node.text(OWNER))
                .put(
                        "ports",
                        Node.list(List.of(new TreeBuilder()
                                .put("container_port", Node.word(port))
                                .put("protocol", Node.word("TCP"))
                                .put("name", Node.text(scheme))
                                .build())))
                .put(
                        "health_check",
                        new TreeBuilder()
                                .put("exec", Node.list(command))
                                .put("timeout", Node.word("10s"))
                                .put("start_period", Node.word("30s"))
                                .build())
                .build(span);
    }

    private static Node.Mapping map(String key, Node value) {
        return new TreeBuilder().put(key, value).build();
    }
}
