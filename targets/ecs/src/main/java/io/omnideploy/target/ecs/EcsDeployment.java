package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.Reach;
import io.omnideploy.spi.expand.SecretInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One deployment on its way into a graph: what all contributors read, and where they put what they make. */
final class EcsDeployment {
    /** Where AWS runs things when the description names no region. */
    static final String DEFAULT_REGION = "us-east-1";

    private final DeployConfig config;
    private final List<ImageBuild> builds;
    private final EcsSettings settings;
    private final Tags tags;
    private final SecretInputs secrets = new SecretInputs();
    private final Addresses addresses;
    private final Reach reach;
    private final Diagnostics found = new Diagnostics();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<ResourceSpec> resources = new ArrayList<>();
    private final List<OutputSpec> outputs = new ArrayList<>();
    private final SortedMap<String, Lookup> lookups = new TreeMap<>();
    private final SecretWiring wiring;
    private Optional<Network> network = Optional.empty();
    private Optional<Value> certificate = Optional.empty();

    EcsDeployment(ExpandRequest request) {
        config = request.config();
        builds = request.builds();
        settings = EcsSettings.of(config);
        tags = new Tags();
        addresses = new Addresses(config, secrets);
        reach = new Reach(config);
        wiring = new HeldSecrets(this);
    }

    DeployConfig config() {
        return config;
    }

    EcsSettings settings() {
        return settings;
    }

    /** Returns the region in which everything is. */
    String region() {
        return config.region().orElse(DEFAULT_REGION);
    }

    /** Returns what stands behind {@code arn:} in this region. */
    String partition() {
        if (region().startsWith("cn-")) {
            return "aws-cn";
        }
        return region().startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** Returns the number of the account in which everything is: looked up, since no name may hang on who runs this. */
    Value accountId() {
        lookup(new Lookup("current", AwsTypes.CALLER_IDENTITY, new TreeMap<>()));
        return new Value.LookupRef("current", AttributePath.of("account_id"));
    }

    /** Returns the name of a component's image; what is built here and goes to no other registry is in the account's own. */
    Value image(Component component) {
        String name = component.container().image().orElseThrow();
        boolean isOurs = config.registry().isEmpty()
                && builds.stream().anyMatch(build -> build.component().equals(component.name()));
        if (!isOurs) {
            return Value.text(name);
        }
        String suffix = region().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return new Value.Interpolation(
                List.of(accountId(), Value.text(".dkr.ecr.%s.%s/%s".formatted(region(), suffix, name))));
    }

    /** Tells whether the stack serves people. */
    boolean isProduction() {
        return Production.is(config.id());
    }

    /** Returns the physical name of a part of the stack, cut to a limit. */
    String name(int limit, String... parts) {
        return Naming.physical(config.id(), limit, parts);
    }

    SecretInputs secrets() {
        return secrets;
    }

    /** Returns what can be referred to, and takes what backing services can be asked. */
    Addresses addresses() {
        return addresses;
    }

    /** Returns how a task gets secrets. */
    SecretWiring wiring() {
        return wiring;
    }

    /** Returns the network, which is the first thing that is prepared. */
    Network network() {
        return network.orElseThrow(() -> new IllegalStateException("the network is not prepared yet"));
    }

    void network(Network prepared) {
        network = Optional.of(prepared);
    }

    /** Returns the ARN of the certificate that the load balancer shows, if it serves HTTPS. */
    Optional<Value> certificate() {
        return certificate;
    }

    /** Makes the load balancer serve HTTPS; to be said in {@link Contributor#prepare}, before its own. */
    void certificate(Value arn) {
        certificate = Optional.of(arn);
    }

    /** Returns who reaches whom. */
    Reach reach() {
        return reach;
    }

    /** Starts a resource that takes tags, with those by which it is found again. */
    ResourceSpec.Builder tagged(ResourceId id, Origin... why) {
        return tags.put(start(id, why), id, Map.of(), Tags.NAME);
    }

    /** Starts a resource that takes tags, with those by which it is found again and some more. */
    ResourceSpec.Builder tagged(ResourceId id, Map<String, Value> more, Origin rule, Origin... why) {
        return tags.put(start(id, why), id, more, rule);
    }

    /** Starts a resource that takes tags and shows the one called Name in the console, as those of EC2 do. */
    ResourceSpec.Builder named(ResourceId id, String name, Origin... why) {
        return tags.put(start(id, why), id, Map.of("Name", Value.text(name)), Tags.NAME);
    }

    /** Starts a resource that takes no tags. */
    ResourceSpec.Builder start(ResourceId id, Origin... why) {
        return ResourceSpec.builder(id).because("", why);
    }

    /** Puts a resource into the graph and returns its address. */
    ResourceId add(ResourceSpec.Builder spec) {
        ResourceSpec built = spec.build();
        resources.add(built);
        return built.id();
    }

    /** Declares a lookup; the same one may be declared again. */
    void lookup(Lookup lookup) {
        Lookup other = lookups.putIfAbsent(lookup.name(), lookup);
        if (other != null && !other.equals(lookup)) {
            throw new IllegalArgumentException("two lookups are called " + lookup.name());
        }
    }

    void output(OutputSpec output) {
        outputs.add(output);
    }

    /** Says what became of a written value that can't be carried over as it is. */
    void account(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        ledger.add(new LedgerEntry(path, fate, rule, reason, remedy));
    }

    /** Refuses what stands at a path. */
    void refuse(ConfigPath path, String code, String message, String remedy) {
        found.add(Diagnostic.error(code, message)
                .about(path)
                .at(config.positions().of(path))
                .remedy(remedy));
    }

    /** Tells what was noticed so far. */
    Diagnostics found() {
        return found;
    }

    /** Returns where a component stands in the description. */
    ConfigPath path(Component component) {
        return DeployConfig.pathOf(component);
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

    List<ResourceSpec> resources() {
        return resources;
    }

    SortedMap<String, Lookup> lookups() {
        return lookups;
    }

    List<OutputSpec> outputs() {
        return outputs;
    }

    List<LedgerEntry> ledger() {
        return ledger;
    }

    /** Returns the components that run: copies of 0 is a component that is switched off but kept. */
    List<Component> components() {
        return List.copyOf(config.components().values());
    }
}
