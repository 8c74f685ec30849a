package io.omnideploy.target.docker;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.HealthCheck;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.target.docker.FrontSite.Encryption;
import io.omnideploy.target.docker.FrontSite.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What goes through one proxy in front of the stack: components that are reached by name or path, and HTTP ports of
 * components that run several times. All else is published by the containers themselves.
 */
final class Front {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Any name that no other site has. */
    private static final String ANY = "";

    private final DeployConfig config;
    private final DockerSettings settings;
    private final HttpsRule https;
    private final List<FrontSite> sites = new ArrayList<>();

    Front(DeployConfig config, DockerSettings settings) {
        this.config = config;
        this.settings = settings;
        https = new HttpsRule(config, settings);
        Sites made = new Sites();
        config.components().values().forEach(component -> {
            for (Port port : component.container().ports()) {
                if (carries(component, port)) {
                    add(component, port, made);
                }
            }
        });
        if (!settings.isPublic()) {
            addByAnyName(made);
        }
        sites.addAll(made.all());
    }

    /** Returns what is served, sorted by port and name; empty if the stack needs no proxy. */
    List<FrontSite> sites() {
        return List.copyOf(sites);
    }

    /** Tells whether a port is reached through the proxy, and not published by its container. */
    boolean carries(Component component, Port port) {
        if (component.service().replicas() == 0 || !isPublished(component, port)) {
            return false;
        }
        return isByName(component, port)
                || (port.protocol() == Protocol.HTTP && component.service().replicas() > 1);
    }

    /** Tells whether a port is to be reached from outside at all. */
    static boolean isPublished(Component component, Port port) {
        return component.service().isPublic() || port.hostPort().isPresent();
    }

    /** The first port that speaks HTTP is what names and paths lead to. */
    private static boolean isByName(Component component, Port port) {
        boolean asked = !component.service().domains().isEmpty()
                || !component.service().paths().isEmpty();
        return asked
                && component.container().ports().stream()
                        .filter(Front::speaksHttp)
                        .findFirst()
                        .filter(port::equals)
                        .isPresent();
    }

    private static boolean speaksHttp(Port port) {
        return port.protocol() == Protocol.HTTP || port.protocol() == Protocol.HTTPS;
    }

    /** Returns the port for plain HTTP that several components share. */
    int httpPort() {
        return HTTP + settings.portOffset();
    }

    /** Returns the port for HTTPS that several components share. */
    int httpsPort() {
        return HTTPS + settings.portOffset();
    }

    /** Returns the numbers on the host that the proxy publishes, each with what asks for it first. */
    Map<Integer, ConfigPath> listeners() {
        Map<Integer, ConfigPath> listeners = new TreeMap<>();
        for (FrontSite site : sites) {
            ConfigPath written = site.routes().getFirst().written();
            listeners.putIfAbsent(site.port(), written);
            if (site.encryption().isOn() && site.port() == httpsPort()) {
                // Plain requests are sent on to HTTPS, and a public authority looks there.
                listeners.putIfAbsent(httpPort(), written);
            }
        }
        return listeners;
    }

    /** Tells whether the number of some port depends on what is added to it. */
    boolean hasOffset() {
        return sites.stream()
                .flatMap(site -> site.routes().stream())
                .anyMatch(route -> route.port().hostPort().isEmpty());
    }

    /** Returns the components that are reached through the proxy. */
    Set<String> components() {
        Set<String> names = new TreeSet<>();
        sites.forEach(site -> site.routes().forEach(route -> names.add(route.component())));
        return names;
    }

    /** Returns the sites through which a port of a component is reached: any name, names as written, wildcards. */
    List<FrontSite> sitesOf(Component component, Port port) {
        return sites.stream()
                .filter(site -> site.routes().stream()
                        .anyMatch(route -> route.component().equals(component.name())
                                && route.port().equals(port)))
                .sorted(Comparator.comparing((FrontSite site) -> site.host().startsWith("*"))
                        .thenComparingInt(site -> component.service().domains().indexOf(site.host())))
                .toList();
    }

    /** Finds what can't be told apart. */
    void check(Diagnostics found, List<LedgerEntry> ledger) {
        config.components().values().forEach(component -> reachable(component, found));
        Map<String, Route> taken = new TreeMap<>();
        Map<Integer, FrontSite> speaking = new TreeMap<>();
        for (FrontSite site : sites) {
            FrontSite other = speaking.putIfAbsent(site.port(), site);
            if (other != null && other.encryption().isOn() != site.encryption().isOn()) {
                twice(
                        found,
                        "Port " + site.port() + " would speak both HTTP and HTTPS.",
                        site.routes().getFirst());
            }
            for (Route route : site.routes()) {
                Route first = taken.putIfAbsent(site.port() + " " + site.host() + route.path(), route);
                if (first != null) {
                    String where = site.host().isEmpty()
                            ? "Host port " + site.port() + ", path " + route.path() + ","
                            : site.host() + route.path();
                    twice(found, where + " leads to " + first.component() + " already.", route);
                }
            }
        }
        config.components()
                .values()
                .forEach(component -> https.check(
                        component,
                        sites.stream()
                                .filter(site -> site.routes().stream()
                                        .anyMatch(route -> route.component().equals(component.name())))
                                .toList(),
                        found,
                        ledger));
    }

    /** Names and paths are of HTTP. */
    private void reachable(Component component, Diagnostics found) {
        boolean speaksHttp = component.container().ports().stream().anyMatch(Front::speaksHttp);
        for (String key : List.of("domains", "paths")) {
            ConfigPath path = DeployConfig.pathOf(component).then("service", key);
            boolean asked = key.equals("domains")
                    ? !component.service().domains().isEmpty()
                    : !component.service().paths().isEmpty();
            if (asked && !speaksHttp) {
                found.add(Diagnostic.error(
                                "no-http-port", "'%s' has no port that speaks HTTP.".formatted(component.name()))
                        .about(path)
                        .at(config.positions().of(path))
                        .remedy("Say 'protocol: HTTP' at its port, or remove '" + key + "'."));
            }
        }
    }

    private void twice(Diagnostics found, String cause, Route route) {
        found.add(Diagnostic.error("route-twice", cause)
                .about(route.written())
                .at(config.positions().of(route.written()))
                .remedy("Give one of them another domain, path or host_port, or make it not public."));
    }

    private void add(Component component, Port port, Sites made) {
        if (!isByName(component, port)) {
            made.add(
                    port.hostPort().orElse(port.containerPort() + settings.portOffset()),
                    ANY,
                    new Encryption.None(),
                    route(component, port, "/"));
            return;
        }
        List<String> domains = component.service().domains();
        for (String domain : domains.isEmpty() ? List.of(ANY) : domains) {
            Encryption encryption =
                    domain.equals(ANY) ? new Encryption.None() : https.of(component, domain, port.hostPort());
            int number = port.hostPort().orElse(encryption.isOn() ? httpsPort() : httpPort());
            paths(component).forEach(path -> made.add(number, domain, encryption, route(component, port, path)));
        }
    }

    /**
     * On an address that is not public a name seldom leads here, so plain sites answer to any other name too, such as
     * 127.0.0.1, as far as they don't get into each other's way.
     */
    private static void addByAnyName(Sites made) {
        Map<Integer, Map<String, Set<Route>>> wanted = new TreeMap<>();
        for (FrontSite site : made.all()) {
            if (!site.encryption().isOn()) {
                site.routes()
                        .forEach(route -> wanted.computeIfAbsent(site.port(), port -> new TreeMap<>())
                                .computeIfAbsent(route.path(), path -> new HashSet<>())
                                .add(route));
            }
        }
        wanted.forEach((port, paths) -> paths.values().stream()
                .filter(routes -> routes.size() == 1)
                .map(routes -> routes.iterator().next())
                .forEach(route -> made.addOnce(port, route)));
    }

    private static List<String> paths(Component component) {
        return component.service().paths().isEmpty()
                ? List.of("/")
                : component.service().paths();
    }

    private static Route route(Component component, Port port, String path) {
        Optional<HealthCheck> check = component.container().healthCheck();
        ConfigPath service = DeployConfig.pathOf(component).then("service");
        ConfigPath written = !component.service().domains().isEmpty()
                ? service.then("domains")
                : service.then(component.service().paths().isEmpty() ? "replicas" : "paths");
        // A slash at the end says no more than its path.
        String prefix = path.length() > 1 && path.endsWith("/") ? path.replaceFirst("/+$", "") : path;
        return new Route(component.name(), prefix.isEmpty() ? "/" : prefix, port, check, written);
    }

    /** Sites as they come together, by port and name. */
    private static final class Sites {
        private record Key(int port, String host) implements Comparable<Key> {
            @Override
            public int compareTo(Key other) {
                return port == other.port ? host.compareTo(other.host) : Integer.compare(port, other.port);
            }
        }

        private final Map<Key, Encryption> encryption = new TreeMap<>();
        private final Map<Key, List<Route>> routes = new TreeMap<>();

        void add(int port, String host, Encryption how, Route route) {
            Key key = new Key(port, host);
            encryption.putIfAbsent(key, how);
            routes.computeIfAbsent(key, fresh -> new ArrayList<>()).add(route);
        }

        void addOnce(int port, Route route) {
            List<Route> there = routes.getOrDefault(new Key(port, ANY), List.of());
            if (there.stream().noneMatch(other -> other.path().equals(route.path()))) {
                add(port, ANY, new Encryption.None(), route);
            }
        }

        List<FrontSite> all() {
            Comparator<Route> longestFirst = Comparator.comparingInt(
                            (Route route) -> -route.path().length())
                    .thenComparing(Route::path);
            List<FrontSite> all = new ArrayList<>();
            routes.forEach((key, list) -> all.add(new FrontSite(
                    key.port(),
                    key.host(),
                    encryption.get(key),
                    list.stream().sorted(longestFirst).toList())));
            return all;
        }
    }
}
