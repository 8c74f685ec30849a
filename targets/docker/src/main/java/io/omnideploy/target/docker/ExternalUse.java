package io.omnideploy.target.docker;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which lines about services that exist already become part of somebody's address, and which nobody uses. */
final class ExternalUse {
    private final DeployConfig config;
    private final Set<ConfigPath> used = new TreeSet<>();

    ExternalUse(DeployConfig config) {
        this.config = config;
    }

    /** Stands for the attributes that a service gives as variables to who depends on it. */
    static final String VARIABLES = "";

    /** Returns the lines behind one attribute of a service that exists already; none of any other owner. */
    Set<Origin> why(String owner, String attribute) {
        Set<Origin> origins = new TreeSet<>();
        BackingService service = config.backingServices().get(owner);
        if (service == null || service.external().isEmpty()) {
            return origins;
        }
        for (ConfigPath path : lines(service, attribute)) {
            if (used.add(path) || config.positions().isGiven(path)) {
                origins.add(Origin.at(path));
            }
        }
        return origins;
    }

    /** Tells what of these services nobody uses. */
    List<LedgerEntry> unused() {
        List<LedgerEntry> ledger = new ArrayList<>();
        for (ConfigPath path : config.positions().written()) {
            if (isOfExternal(path) && !used.contains(path)) {
                ledger.add(new LedgerEntry(
                        path,
                        Fate.DROPPED,
                        "external-unused",
                        "Nothing here uses this of a service that exists already.",
                        "Refer to it, as in ${" + path.segments().get(1) + ".url}, or remove it."));
            }
        }
        return ledger;
    }

    private boolean isOfExternal(ConfigPath path) {
        return path.segments().size() > 2
                && path.segments().getFirst().equals("backing_services")
                && config.backingServices()
                        .get(path.segments().get(1))
                        .external()
                        .isPresent();
    }

    private static List<ConfigPath> lines(BackingService service, String attribute) {
        ConfigPath path = DeployConfig.pathOf(service);
        ConfigPath external = path.then("external");
        ConfigPath preset = path.then("preset");
        ConfigPath host = external.then("host");
        if (attribute.equals(VARIABLES) && service.preset().equals("s3")) {
            List<ConfigPath> all = new ArrayList<>();
            List.of("endpoint", "bucket", "access_key", "secret_key").forEach(each -> all.addAll(lines(service, each)));
            return all;
        }
        return switch (attribute) {
            case "host" -> List.of(preset, host);
            case "port" -> List.of(preset, external.then("port"));
            case "user", "access_key" -> List.of(preset, external.then("username"));
            case "password", "secret_key" -> List.of(preset, external.then("password"));
            case "database" -> List.of(preset, path.then("databases").item(0));
            case "bucket" -> List.of(preset, path.then("buckets").item(0));
            case "endpoint" ->
                service.external().flatMap(BackingService.External::url).isPresent()
                        ? List.of(preset, external.then("url"))
                        : List.of(preset, host, external.then("port"));
            default ->
                service.external().flatMap(BackingService.External::url).isPresent()
                        ? List.of(preset, host, external.then("url"))
                        : List.of(
                                preset,
                                host,
                                external.then("port"),
                                external.then("username"),
                                external.then("password"),
                                path.then("databases").item(0));
        };
    }
}
