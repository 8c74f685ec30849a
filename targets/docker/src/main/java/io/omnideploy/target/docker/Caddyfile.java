package io.omnideploy.target.docker;

import io.omnideploy.config.Container.Probe;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.Durations;
import io.omnideploy.target.docker.FrontSite.Encryption;
import io.omnideploy.target.docker.FrontSite.Route;
import io.omnideploy.templates.caddy.CaddyDirective;
import io.omnideploy.templates.caddy.CaddyPrinter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The proxy's configuration, in words that Caddy 2.6 and newer read. */
final class Caddyfile {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Front front;
    private final Function<String, List<String>> copies;

    /** @param copies the names of the containers of a component */
    Caddyfile(Front front, Function<String, List<String>> copies) {
        this.front = front;
        this.copies = copies;
    }

    String text() {
        List<CaddyDirective> blocks = new ArrayList<>();
        blocks.add(options());
        sitesAlike()
                .forEach(sites ->
                        blocks.add(site(sites.stream().map(Caddyfile::address).toList(), body(sites.getFirst()))));
        for (int port : portsWithoutAnyName()) {
            blocks.add(site(List.of("http://:" + port), List.of(nothingHere())));
        }
        return CaddyPrinter.file(blocks);
    }

    /** Returns the sites, those together that differ in their address alone. */
    private List<List<FrontSite>> sitesAlike() {
        record Content(Encryption encryption, List<Route> routes) {}
        Map<Content, List<FrontSite>> alike = new LinkedHashMap<>();
        front.sites()
                .forEach(site -> alike.computeIfAbsent(
                                new Content(site.encryption(), site.routes()), content -> new ArrayList<>())
                        .add(site));
        return List.copyOf(alike.values());
    }

    private static CaddyDirective site(List<String> addresses, List<CaddyDirective> body) {
        List<String> words = new ArrayList<>();
        addresses.forEach(address -> words.add(words.size() == addresses.size() - 1 ? address : address + ","));
        return new CaddyDirective("", words, body);
    }

    /**
     * HTTP/3 is left out: it would need each port as UDP too, which the Terraform provider gives back in random order. The
     * port for HTTPS stands in each address and not here, since requests that are sent on from plain HTTP would lose it.
     */
    private CaddyDirective options() {
        List<CaddyDirective> options = new ArrayList<>();
        options.add(CaddyDirective.of("http_port", Integer.toString(front.httpPort())));
        if (front.sites().stream().anyMatch(site -> site.encryption() instanceof Encryption.Internal)) {
            // Nobody inside the container needs to trust it.
            options.add(CaddyDirective.of("skip_install_trust"));
        }
        options.add(CaddyDirective.block("servers", List.of(CaddyDirective.of("protocols", "h1", "h2"))));
        return CaddyDirective.block("", options);
    }

    private static String address(FrontSite site) {
        String scheme = site.encryption().isOn() ? "https://" : "http://";
        boolean usual =
                !site.host().isEmpty() && site.port() == (site.encryption().isOn() ? HTTPS : HTTP);
        return scheme + site.host() + (usual ? "" : ":" + site.port());
    }

    private List<CaddyDirective> body(FrontSite site) {
        List<CaddyDirective> body = new ArrayList<>();
        switch (site.encryption()) {
            case Encryption.None none -> {
                // Plain by its address.
            }
            case Encryption.Automatic automatic -> {
                // What Caddy does by itself.
            }
            case Encryption.Internal internal -> body.add(CaddyDirective.of("tls", "internal"));
            case Encryption.Given given -> body.add(CaddyDirective.of("tls", given.file(), given.file()));
        }
        Map<String, Integer> seen = new TreeMap<>();
        List<CaddyDirective> ways = new ArrayList<>();
        for (Route route : site.routes()) {
            if (route.path().equals("/")) {
                ways.add(proxy(route, List.of()));
            } else {
                int count = seen.merge(route.component(), 1, Integer::sum);
                String matcher = "@" + route.component() + (count == 1 ? "" : "_" + count);
                body.add(CaddyDirective.of(matcher, "path", route.path(), route.path() + "/*"));
                ways.add(proxy(route, List.of(matcher)));
            }
        }
        if (!site.routes().getLast().path().equals("/")) {
            ways.add(nothingHere());
        }
        // In the order as written: by itself Caddy would put it in one of its own.
        body.addAll(ways.size() == 1 ? ways : List.of(CaddyDirective.block("route", ways)));
        return body;
    }

    private CaddyDirective proxy(Route route, List<String> matcher) {
        List<String> upstreams = copies.apply(route.component()).stream()
                .map(name -> name + ":" + route.port().containerPort())
                .toList();
        List<String> words = new ArrayList<>(matcher);
        words.addAll(upstreams);
        List<CaddyDirective> settings = new ArrayList<>();
        if (upstreams.size() > 1) {
            settings.add(CaddyDirective.of("lb_policy", "round_robin"));
            // A copy that doesn't answer is left alone for a while.
            settings.add(CaddyDirective.of("fail_duration", "5s"));
        }
        // While a copy is replaced, requests wait for it or go to another one.
        settings.add(CaddyDirective.of("lb_try_duration", "10s"));
        settings.add(CaddyDirective.of("lb_try_interval", "250ms"));
        route.check().ifPresent(check -> {
            if (check.probe() instanceof Probe.Http http) {
                settings.add(CaddyDirective.of("health_uri", encoded(http.path())));
                if (http.port() != route.port().containerPort()) {
                    settings.add(CaddyDirective.of("health_port", Integer.toString(http.port())));
                }
                settings.add(CaddyDirective.of("health_interval", Durations.format(check.interval())));
                settings.add(CaddyDirective.of("health_timeout", Durations.format(check.timeout())));
            }
        });
        if (route.port().protocol() == Protocol.HTTPS) {
            // On the stack's own network, under a name that no certificate has.
            settings.add(new CaddyDirective(
                    "transport",
                    List.of("http"),
                    List.of(CaddyDirective.of("tls"), CaddyDirective.of("tls_insecure_skip_verify"))));
        }
        return new CaddyDirective("reverse_proxy", words, settings);
    }

    private List<Integer> portsWithoutAnyName() {
        return front.sites().stream()
                .filter(site -> !site.encryption().isOn())
                .map(FrontSite::port)
                .distinct()
                .filter(port -> front.sites().stream()
                        .noneMatch(site -> site.port() == port && site.host().isEmpty()))
                .toList();
    }

    /** By itself Caddy would answer with an empty success. */
    private static CaddyDirective nothingHere() {
        return CaddyDirective.of("respond", "Nothing is served here under this name and path.", "404");
    }

    /** Writes what may not stand in an address as itself in percent, also what a Caddyfile has no way to write. */
    static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            if (character > ' ' && character < 0x7f && "\"`\\{}<>^|".indexOf(character) < 0) {
                text.append(character);
            } else {
                text.append('%').append("%02X".formatted((int) character));
            }
        }
        return text.toString();
    }
}
