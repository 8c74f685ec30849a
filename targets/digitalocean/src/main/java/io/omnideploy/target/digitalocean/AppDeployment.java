package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
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
import io.omnideploy.spi.expand.Verdicts;
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
    private final Verdicts verdicts;
    private final List<ResourceSpec> resources = new ArrayList<>();
    private final List<OutputSpec> outputs = new ArrayList<>();

    AppDeployment(ExpandRequest request) {
        config = request.config();
        verdicts = new Verdicts(config);
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
        verdicts.account(path, fate, rule, reason, remedy);
    }

    /** Says the same of a value if a person wrote it. */
    void accountIfGiven(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        verdicts.accountWritten(path, fate, rule, reason, remedy);
    }

    /** Refuses what stands at a path. */
    void refuse(ConfigPath path, String code, String message, String remedy) {
        verdicts.refuse(path, code, message, remedy);
    }

    /** Returns the origins of those of several paths that a person wrote; none when none is. */
    List<Origin> given(ConfigPath... paths) {
        return verdicts.given(paths);
    }

    /** Returns the origins of those of several fields below a path that a person wrote; of the first when none is. */
    Origin[] written(ConfigPath path, String... keys) {
        return verdicts.written(path, keys);
    }

    Diagnostics found() {
        return verdicts.found();
    }

    List<ResourceSpec> resources() {
        return resources;
    }

    List<OutputSpec> outputs() {
        return outputs;
    }

    List<LedgerEntry> ledger() {
        return verdicts.ledger();
    }
}
