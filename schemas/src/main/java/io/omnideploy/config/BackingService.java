package io.omnideploy.config;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that components need and that a target provides its platform's way: a database, a cache, a bucket store.
 *
 * @param preset what it is: {@code postgres}, {@code redis} and so on
 * @param external where it is, if it exists already and nothing is to be provided
 * @param version of the software; the preset's default otherwise
 * @param image instead of the preset's
 * @param size of its machine, where it has one
 * @param storage how much disk it gets
 * @param settings of the software, by its own names
 * @param protect whether its data may be destroyed; the target's rule if absent
 */
public record BackingService(
        String name,
        String preset,
        Optional<External> external,
        Optional<String> version,
        Optional<String> image,
        Optional<Size> size,
        Optional<ByteSize> storage,
        List<String> databases,
        List<String> users,
        List<String> buckets,
        SortedMap<String, String> settings,
        Optional<Boolean> protect) {
    public BackingService {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(external, "external");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(storage, "storage");
        databases = List.copyOf(databases);
        users = List.copyOf(users);
        buckets = List.copyOf(buckets);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        Objects.requireNonNull(protect, "protect");
    }

    /**
     * A service that exists already.
     *
     * @param port the preset's usual one if absent
     * @param url the whole address, if it is not to be put together from the rest
     * @param password where the password is found, if there is one
     */
    public record External(
            String host,
            OptionalInt port,
            Optional<Template> url,
            Optional<String> username,
            Optional<SecretSource> password) {
        public External {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(port, "port");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }
    }
}
