package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.expand.ExternalUse;
import io.omnideploy.spi.expand.Reach;
import io.omnideploy.spi.expand.SecretInputs;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One deployment on its way into a graph: what all contributors read, and where they put what they make. */
final class AppDeployment {
    /** The one app of the stack. */
    static final ResourceId APP = ResourceId.of(DigitalOceanTypes.APP, ResourceId.MAIN);

    private final DeployConfig config;
    private final DigitalOceanSettings settings;
    private final Region region;
    private final SecretInputs secrets = new SecretInputs();
    private final TemplateValues addresses;
    private final ExternalUse external;
    private final Reach reach;
    private final Diagnostics found = new Diagnostics();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<ResourceSpec> resources = new ArrayList<>();
    private final List<OutputSpec> outputs = new ArrayList<>();

    AppDeployment(ExpandRequest request) {
        config = request.config();
        settings = DigitalOceanSettings.of(config);
        region = Region.of(config);
        addresses = new TemplateValues(config, secrets);
        external = new ExternalUse(config, config.components().values());
        reach = new Reach(config);
    }

    DeployConfig config() {
        return config;
    }

    DigitalOceanSettings settings() {
        return settings;
    }

    Region region() {
        return region;
    }

    SecretInputs secrets() {
        return secrets;
    }

    /** Returns what can be referred to, and takes what backing services can be asked. */
    TemplateValues addresses() {
        return addresses;
    }

    /** Returns which lines about services that exist already are used. */
    ExternalUse external() {
        return external;
    }

    /** Returns who reaches whom. */
    Reach reach() {
        return reach;
    }

    /** Returns the components by name, so that writing them in another order changes nothing. */
    List<Component> components() {
        return config.components().values().stream()
                .sorted(Comparator.comparing(Component::name))
                .toList();
    }

    /** Tells whether anything runs, so that there is an app. */
    boolean hasApp() {
        return !config.components().isEmpty() || !StaticSites.of(this).isEmpty();
    }

    /** Returns a physical name. */
    String name(int limit, String... parts) {
        return Naming.physical(config.id(), limit, parts);
    }

    /** Puts a resource into the graph. */
    void add(ResourceSpec.Builder spec) {
        resources.add(spec.build());
    }

    void output(OutputSpec output) {
        outputs.add(output);
    }

    /** Says what became of a written value that can't be carried over as it is. */
    void account(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        ledger.add(new LedgerEntry(path, fate, rule, reason, remedy));
    }

    /** Says the same of a value if a person wrote it. */
    void accountIfGiven(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        if (config.positions().isGiven(path)) {
            account(path, fate, rule, reason, remedy);
        }
    }

    /** Refuses what stands at a path. */
    void refuse(ConfigPath path, String code, String message, String remedy) {
        found.add(Diagnostic.error(code, message)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy));
    }

    /** Returns the origins of those of several paths that a person wrote; none when none is. */
    List<Origin> given(ConfigPath... paths) {
        List<Origin> origins = new ArrayList<>();
        for (ConfigPath path : paths) {
            if (config.positions().isGiven(path)) {
                origins.add(Origin.at(path));
            }
        }
        return origins;
    }

    /** Returns the origins of those of several fields below a path that a person wrote; of the first when none is. */
    Origin[] written(ConfigPath path, String... keys) {
        List<Origin> origins = new ArrayList<>();
        for (String key : keys) {
            if (config.positions().isGiven(path.then(key))) {
                origins.add(Origin.at(path.then(key)));
            }
        }
        return origins.isEmpty() ? new Origin[] {Origin.at(path.then(keys[0]))} : origins.toArray(Origin[]::new);
    }

    Diagnostics found() {
        return found;
    }

    List<ResourceSpec> resources() {
        return resources;
    }

    List<OutputSpec> outputs() {
        return outputs;
    }

    List<LedgerEntry> ledger() {
        return ledger;
    }
}
