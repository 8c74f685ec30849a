package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.config.Presets;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.spi.adapt.Nodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the services that are plainly backing services: an official image, and nothing said of it that only a container can do.
 * So a database becomes the platform's own, and not a container whose disk is lost.
 */
final class Recognition {
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:?-([^${}]+)\\}");

    private static final Set<String> DATA =
            Set.of("/var/lib/postgresql/data", "/var/lib/postgresql", "/var/lib/mysql", "/data", "/bitnami/postgresql");
    private static final Set<String> NAME_PREFIXES = Set.of("POSTGRES_", "MYSQL_", "MARIADB_", "REDIS_", "MINIO_");

    private final Reading reading;

    Recognition(Reading reading) {
        this.reading = reading;
    }

    /**
     * Returns the backing services by the names of the services in compose.
     *
     * @param variables the variables of every service
     */
    SequencedMap<String, Backing> of(SequencedMap<String, SequencedMap<String, Variables.Variable>> variables) {
        SequencedMap<String, Backing> found = new LinkedHashMap<>();
        reading.project().services().forEach((name, service) -> {
            Optional<String> image = Nodes.text(service, "image");
            Optional<String> kind = Extras.kind(service);
            Optional<String> said =
                    Nodes.text(Extras.of(service), "preset").or(() -> kind.filter(Presets.words()::contains));
            Optional<String> preset = said.map(Presets::meant).or(() -> image.flatMap(KnownImages::preset));
            if (preset.isEmpty() || (said.isEmpty() && kind.isPresent())) {
                return;
            }
            List<String> words = Commands.words(service, "command");
            Optional<SequencedMap<String, String>> settings = ServerCommand.settings(preset.get(), words);
            List<String> reasons = said.isPresent() ? List.of() : reasons(name, service, settings.isEmpty());
            if (reasons.isEmpty()) {
                found.put(
                        name, backing(name, preset.get(), settings.orElse(new LinkedHashMap<>()), variables.get(name)));
            } else {
                reading.problems()
                        .add(Diagnostic.note(
                                        "kept-as-container",
                                        "'" + name + "' runs " + image.orElse("") + " and stays a container: "
                                                + String.join(", ", reasons) + ".")
                                .about(ConfigPath.of("services", name))
                                .at(service.get("image").flatMap(Node::span))
                                .remedy("With 'x-omnideploy: {preset: " + preset.get()
                                        + "}' it becomes the platform's own, without these."));
            }
        });
        return found;
    }

    private List<String> reasons(String name, Node.Mapping service, boolean hasOtherCommand) {
        List<String> reasons = new ArrayList<>();
        if (service.get("build").isPresent() || service.get("entrypoint").isPresent()) {
            reasons.add("it is started in a way of its own");
        }
        if (hasOtherCommand) {
            reasons.add("its command is more than settings");
        }
        for (Node node : Nodes.items(service, "volumes")) {
            if (node instanceof Node.Mapping volume) {
                String target = Nodes.text(volume, "target").orElse("").replaceFirst("/$", "");
                if (target.startsWith("/docker-entrypoint-initdb.d")) {
                    reasons.add("it runs scripts of its own at its first start");
                } else if (!DATA.contains(target)) {
                    reasons.add("it reads files of its own under " + target);
                }
                Nodes.text(volume, "source").ifPresent(source -> reasons.addAll(besides(source)));
            }
        }
        if (!Nodes.items(service, "configs").isEmpty()) {
            reasons.add("it reads files of its own");
        }
        if (Nodes.text(Nodes.map(service, "deploy"), "replicas")
                .or(() -> Nodes.text(service, "scale"))
                .filter(number -> !number.equals("1"))
                .isPresent()) {
            reasons.add("it has several copies");
        }
        for (Node node : Nodes.items(service, "secrets")) {
            if (node instanceof Node.Mapping mount
                    && Nodes.text(mount, "source")
                            .filter(secret -> isShared(secret, name))
                            .isPresent()) {
                reasons.add("its password is a file that others read too");
            }
        }
        return reasons.stream().distinct().toList();
    }

    private List<String> besides(String volume) {
        List<String> besides = new ArrayList<>();
        if (reading.volumes().isExternal(volume)) {
            besides.add("its data is in a volume that is there already");
        }
        if (reading.volumes().users(volume).size() > 1) {
            besides.add("others mount its data too");
        }
        return besides;
    }

    private boolean isShared(String secret, String owner) {
        return reading.project().services().entrySet().stream()
                .filter(other -> !other.getKey().equals(owner))
                .flatMap(other -> Nodes.items(other.getValue(), "secrets").stream())
                .anyMatch(node -> node instanceof Node.Mapping mount
                        && Nodes.text(mount, "source").filter(secret::equals).isPresent());
    }

    private Backing backing(
            String name,
            String preset,
            SequencedMap<String, String> settings,
            SequencedMap<String, Variables.Variable> variables) {
        Set<String> users = new HashSet<>();
        Set<String> passwords = new HashSet<>();
        Set<String> databases = new LinkedHashSet<>();
        variables.forEach((key, variable) -> {
            String role = role(key);
            switch (role) {
                case "USER", "ROOT_USER", "ACCESS_KEY" -> users.add(variable.text());
                case "PASSWORD", "ROOT_PASSWORD", "SECRET_KEY" -> {
                    passwords.add(variable.text());
                    // Where others write the default itself, they mean this one too.
                    Matcher standIn = DEFAULT.matcher(variable.text());
                    if (standIn.matches()) {
                        passwords.add(standIn.group(1));
                    }
                }
                case "DB", "DATABASE" -> databases.add(variable.text());
                default -> {}
            }
        });
        if (preset.equals("mysql")) {
            users.add("root");
        }
        if (preset.equals("postgres")) {
            users.add(
                    variables.containsKey("POSTGRES_USER")
                            ? variables.get("POSTGRES_USER").text()
                            : "postgres");
            if (databases.isEmpty()) {
                // The image names the database as its user.
                databases.addAll(users);
            }
        }
        Optional.ofNullable(settings.remove("requirepass")).ifPresent(passwords::add);
        users.remove("");
        passwords.remove("");
        return new Backing(
                reading.names().of(name),
                reading.names().hosts(name),
                preset,
                users,
                passwords,
                List.copyOf(databases),
                settings,
                false);
    }

    /** Returns what a variable of the image says: USER, PASSWORD, DB and so on. */
    static String role(String key) {
        return NAME_PREFIXES.stream()
                .filter(key::startsWith)
                .map(prefix -> key.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }

    /** Returns a name of a database that every platform takes. */
    static String databaseName(String written) {
        String slug = Naming.slug(written, '_');
        return slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "db_" + slug : slug;
    }
}
