package io.omnideploy.cli.init;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the first description of an application says.
 *
 * @param image what to run, or {@link #BUILD}
 * @param port the port on which it listens; absent for a worker
 * @param healthPath the path of its health check, if it has one
 */
public record FirstDescription(String name, String image, OptionalInt port, Optional<String> healthPath) {
    /** In the place of an image: it is built from the Dockerfile in the folder of the description. */
    public static final String BUILD = ".";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*(?::[A-Za-z0-9_./-]+)*");

    public FirstDescription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(healthPath, "healthPath");
    }

    /** Returns the same with an image to run, also where one is built. */
    public FirstDescription running(String other) {
        return new FirstDescription(name, other, port, healthPath);
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
        line(text, image.equals(BUILD) ? "  build:\n    context: ." : "  image: " + quoted(image));
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
        return PLAIN.matcher(value).matches() && !value.equals("null")
                ? value
                : "'" + value.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
