package io.omnideploy.cli.init;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the first description of an application says.
 *
 * @param image what to run
 * @param port the port on which it listens; absent for a worker
 * @param healthPath the path of its health check, if it has one
 */
public record FirstDescription(String name, String image, OptionalInt port, Optional<String> healthPath) {
    public FirstDescription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(healthPath, "healthPath");
    }

    /** Returns the text of deploy.yaml in its short form. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "# What runs and how. 'omnideploy explain FIELD' tells what each field means.");
        line(text, "name: " + quoted(name));
        if (port.isEmpty()) {
            line(text, "kind: worker");
        }
        line(text, "container:");
        line(text, "  image: " + quoted(image));
        port.ifPresent(number -> {
            line(text, "  ports:");
            line(text, "    - container_port: " + number);
            line(text, "      protocol: HTTP");
            healthPath.ifPresent(path -> {
                line(text, "  health_check:");
                line(text, "    path: " + quoted(path));
            });
            line(text, "service:");
            line(text, "  replicas: 1");
            line(text, "  public: true");
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /** Plain where YAML can't read it in another way, else single-quoted, in which only the quote itself is special. */
    private static String quoted(String value) {
        boolean plain = !value.isEmpty() && Character.isLetter(value.charAt(0)) || value.startsWith("/");
        for (int index = 0; index < value.length(); index++) {
            char at = value.charAt(index);
            plain &= at >= 'a' && at <= 'z'
                    || at >= 'A' && at <= 'Z'
                    || at >= '0' && at <= '9'
                    || "-_./".indexOf(at) >= 0
                    || at == ':' && index + 1 < value.length();
        }
        return plain ? value : "'" + value.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
