package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What servers of databases have alike: an owner, a first database, an address put together from both. */
abstract class DatabaseServer implements ServerPreset {
    static final String OWNER = "app";

    private static final String DEFAULT_DATABASE = "app";

    private final ServerPasswords passwords;
    private final int port;

    DatabaseServer(ServerPasswords passwords, int port) {
        this.passwords = passwords;
        this.port = port;
    }

    final ServerPasswords passwords() {
        return passwords;
    }

    final int port() {
        return port;
    }

    @Override
    public final SortedMap<String, Value> external(BackingService service, BackingService.External external) {
        return addresses(
                external.host(),
                Integer.toString(external.port().orElse(port)),
                external.username().orElse(OWNER),
                passwords.given(external, service),
                databases(service).getFirst());
    }

    /** Returns what can be referred to of a service that is provided here. */
    final SortedMap<String, Value> addresses(BackingService service, Value password) {
        return addresses(
                service.name(),
                Integer.toString(port),
                OWNER,
                Optional.of(password),
                databases(service).getFirst());
    }

    static List<String> databases(BackingService service) {
        return service.databases().isEmpty() ? List.of(DEFAULT_DATABASE) : service.databases();
    }

    private SortedMap<String, Value> addresses(
            String host, String number, String user, Optional<Value> password, String database) {
        SortedMap<String, Value> addresses = new TreeMap<>(Map.of(
                "host", Value.text(host),
                "port", Value.text(number),
                "user", Value.text(user),
                "database", Value.text(database)));
        password.ifPresent(value -> addresses.put("password", value));
        List<Value> url = new ArrayList<>(List.of(Value.text(name() + "://" + user)));
        password.ifPresent(value -> url.addAll(List.of(Value.text(":"), value)));
        url.add(Value.text("@" + host + ":" + number + "/" + database));
        addresses.put("url", TemplateValues.joined(url));
        return addresses;
    }
}
