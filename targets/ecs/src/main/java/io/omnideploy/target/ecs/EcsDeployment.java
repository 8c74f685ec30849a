package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.PublishedPorts;
import io.omnideploy.spi.expand.Reach;
import io.omnideploy.spi.expand.SecretInputs;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.AwsTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** One deployment on its way into a graph: what all contributors read, and where they put what they make. */
final class EcsDeployment {
    private final DeployConfig config;
    private final AwsDraft draft;
    private final EcsSettings settings;
    private final Addresses addresses;
    private final Reach reach;
    private final PublishedPorts published;
    private final SecretWiring wiring;
    private Optional<Network> network = Optional.empty();
    private Optional<Value> certificate = Optional.empty();

    EcsDeployment(ExpandRequest request) {
        config = request.config();
        draft = new AwsDraft(request);
        settings = EcsSettings.of(config);
        addresses = new Addresses(config, draft.secrets());
        reach = new Reach(config);
        published = FrontEntry.published(config);
        wiring = new HeldSecrets(this);
    }

    /** Returns what all targets on AWS have of a deployment. */
    AwsDraft draft() {
        return draft;
    }

    DeployConfig config() {
        return config;
    }

    EcsSettings settings() {
        return settings;
    }

    /** Returns how public components without names and paths are told apart. */
    PublishedPorts published() {
        return published;
    }

    /** Returns the region in which everything is. */
    String region() {
        return draft.region();
    }

    /** Returns what stands behind {@code arn:} in this region. */
    String partition() {
        return draft.partition();
    }

    /** Returns the number of the account in which everything is: looked up, since no name may hang on who runs this. */
    Value accountId() {
        return draft.accountId();
    }

    /** Returns the name of a component's image; what is built here and goes to no other registry is in the account's own. */
    Value image(Component component) {
        return draft.image(component);
    }

    /** Tells whether the stack serves people. */
    boolean isProduction() {
        return Production.is(config.id());
    }

    /** Returns the physical name of a part of the stack, cut to a limit. */
    String name(int limit, String... parts) {
        return draft.name(limit, parts);
    }

    SecretInputs secrets() {
        return draft.secrets();
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
        return draft.tagged(id, why);
    }

    /** Starts a resource that takes tags, with those by which it is found again and some more. */
    ResourceSpec.Builder tagged(ResourceId id, Map<String, Value> more, Origin rule, Origin... why) {
        return draft.tagged(id, more, rule, why);
    }

    /** Starts a resource that takes tags and shows the one called Name in the console, as those of EC2 do. */
    ResourceSpec.Builder named(ResourceId id, String name, Origin... why) {
        return draft.tagged(id, Map.of("Name", Value.text(name)), AwsTags.NAME, why);
    }

    /** Starts a resource that takes no tags. */
    ResourceSpec.Builder start(ResourceId id, Origin... why) {
        return draft.start(id, why);
    }

    /** Puts a resource into the graph and returns its address. */
    ResourceId add(ResourceSpec.Builder spec) {
        return draft.add(spec);
    }

    /** Declares a lookup; the same one may be declared again. */
    void lookup(Lookup lookup) {
        draft.lookup(lookup);
    }

    void output(OutputSpec output) {
        draft.output(output);
    }

    /** Says what became of a written value that can't be carried over as it is. */
    void account(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        draft.account(path, fate, rule, reason, remedy);
    }

    /** Refuses what stands at a path. */
    void refuse(ConfigPath path, String code, String message, String remedy) {
        draft.refuse(path, code, message, remedy);
    }

    /** Tells what was noticed so far. */
    Diagnostics found() {
        return draft.found();
    }

    /** Returns where a component stands in the description. */
    ConfigPath path(Component component) {
        return DeployConfig.pathOf(component);
    }

    /** Returns the origins of those of several fields below a path that a person wrote; of the first when none is. */
    Origin[] written(ConfigPath path, String... keys) {
        return draft.written(path, keys);
    }

    List<ResourceSpec> resources() {
        return draft.resources();
    }

    SortedMap<String, Lookup> lookups() {
        return draft.lookups();
    }

    List<LedgerEntry> ledger() {
        return draft.ledger();
    }

    /** Returns the components that run: copies of 0 is a component that is switched off but kept. */
    List<Component> components() {
        return List.copyOf(config.components().values());
    }
}
