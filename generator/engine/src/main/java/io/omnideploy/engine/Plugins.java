package io.omnideploy.engine;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.Platforms;
import io.omnideploy.spi.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The plug-ins on the class path, looked up by name; each kind is looked for when it is first needed. */
public final class Plugins implements Platforms {
    private final ClassLoader loader;
    private List<Adapter> adapters;
    private List<Target> targets;
    private List<Backend> backends;
    private List<Platform> platforms;

    public Plugins(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the adapters by name. */
    public synchronized List<Adapter> adapters() {
        adapters = adapters == null ? find(Adapter.class, Adapter::name) : adapters;
        return adapters;
    }

    /** Returns the targets by name. */
    public synchronized List<Target> targets() {
        targets = targets == null ? find(Target.class, Target::name) : targets;
        return targets;
    }

    /** Returns the backends by name. */
    public synchronized List<Backend> backends() {
        backends = backends == null ? find(Backend.class, Backend::name) : backends;
        return backends;
    }

    @Override
    public synchronized List<Platform> all() {
        platforms = platforms == null ? find(Platform.class, Platform::provider) : platforms;
        return platforms;
    }

    @Override
    public synchronized Optional<Platform> find(String provider) {
        return all().stream()
                .filter(platform -> platform.provider().equals(provider))
                .findFirst();
    }

    /**
     * Returns the target of a name.
     *
     * @throws Refused with the nearest name when there is none
     */
    public Target target(String name) {
        return named("target", name, targets(), Target::name);
    }

    /**
     * Returns the backend of a name.
     *
     * @throws Refused with the nearest name when there is none
     */
    public Backend backend(String name) {
        return named("backend", name, backends(), Backend::name);
    }

    private static <T> T named(String kind, String name, List<T> known, Function<T, String> nameOf) {
        return known.stream()
                .filter(plugin -> nameOf.apply(plugin).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Diagnostic.error(
                                "unknown-" + kind, "There is no " + kind + " '" + name + "'.")
                        .remedy(Nearest.remedy(name, known.stream().map(nameOf).toList()))));
    }

    private <T> List<T> find(Class<T> kind, Function<T, String> nameOf) {
        return ServiceLoader.load(kind, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(nameOf))
                .toList();
    }
}
