package io.omnideploy.spi.expand.aws;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.expand.ExpandedGraph;
import io.omnideploy.spi.expand.SecretInputs;
import io.omnideploy.spi.expand.Verdicts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One deployment on its way into a graph of AWS: what it says, where it will be, and what was made, told and refused so far. */
public final class AwsDraft {
    /** The provider of all types that are made here. */
    public static final String PROVIDER = "aws";

    /** Where AWS runs things when the description names no region. */
    public static final String DEFAULT_REGION = "us-east-1";

    /** Looked up: who asks. */
    public static final ResourceType CALLER_IDENTITY = ResourceType.parse("aws.sts.CallerIdentity");

    private final DeployConfig config;
    private final List<ImageBuild> builds;
    private final SecretInputs secrets = new SecretInputs();
    private final Verdicts verdicts;
    private final List<ResourceSpec> resources = new ArrayList<>();
    private final List<OutputSpec> outputs = new ArrayList<>();
    private final SortedMap<String, Lookup> lookups = new TreeMap<>();

    public AwsDraft(ExpandRequest request) {
        config = request.config();
        verdicts = new Verdicts(config);
        builds = request.builds();
    }

    /** Returns what the description says. */
    public DeployConfig config() {
        return config;
    }

    /** Returns the region in which everything is. */
    public String region() {
        return config.region().orElse(DEFAULT_REGION);
    }

    /** Returns what stands behind {@code arn:} in this region. */
    public String partition() {
        if (region().startsWith("cn-")) {
            return "aws-cn";
        }
        return region().startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** Returns what host names of AWS end in, in this region. */
    public String hostSuffix() {
        return region().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /** Returns the number of the account in which everything is: looked up, since no name may hang on who runs this. */
    public Value accountId() {
        lookup(new Lookup("current", CALLER_IDENTITY, new TreeMap<>()));
        return new Value.LookupRef("current", AttributePath.of("account_id"));
    }

    /** Tells whether a component's image is built here and goes to the account's own registry. */
    public boolean isInOwnRegistry(Component component) {
        if (config.registry().isPresent()) {
            return false;
        }
        for (ImageBuild build : builds) {
            if (build.component().equals(component.name())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the name of a component's image; what is built here and goes to no other registry is in the account's own. */
    public Value image(Component component) {
        String name = component.container().image().orElseThrow();
        return isInOwnRegistry(component)
                ? new Value.Interpolation(
                        List.of(accountId(), Value.text(".dkr.ecr.%s.%s/%s".formatted(region(), hostSuffix(), name))))
                : Value.text(name);
    }

    /** Returns the physical name of a part of the stack, cut to a limit. */
    public String name(int limit, String... parts) {
        return Naming.physical(config.id(), limit, parts);
    }

    /** Returns the secrets that were asked for. */
    public SecretInputs secrets() {
        return secrets;
    }

    /** Starts a resource that takes tags, with those by which it is found again. */
    public ResourceSpec.Builder tagged(ResourceId id, Origin... why) {
        return AwsTags.put(start(id, why), id, Map.of(), AwsTags.NAME);
    }

    /** Starts a resource that takes tags, with those by which it is found again and some more. */
    public ResourceSpec.Builder tagged(ResourceId id, Map<String, Value> more, Origin rule, Origin... why) {
        return AwsTags.put(start(id, why), id, more, rule);
    }

    /** Starts a resource that takes no tags. */
    public ResourceSpec.Builder start(ResourceId id, Origin... why) {
        return ResourceSpec.builder(id).because("", why);
    }

    /** Puts a resource into the graph and returns its address. */
    public ResourceId add(ResourceSpec.Builder spec) {
        ResourceSpec built = spec.build();
        resources.add(built);
        return built.id();
    }

    /**
     * Declares a lookup; the same one may be declared again.
     *
     * @throws IllegalArgumentException when another one has its name
     */
    public void lookup(Lookup lookup) {
        Lookup other = lookups.putIfAbsent(lookup.name(), lookup);
        if (other != null && !other.equals(lookup)) {
            throw new IllegalArgumentException("two lookups are called " + lookup.name());
        }
    }

    /** Declares what a run tells at its end. */
    public void output(OutputSpec output) {
        outputs.add(output);
    }

    /** Says what became of a written value that can't be carried over as it is; once is enough. */
    public void account(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        verdicts.account(path, fate, rule, reason, remedy);
    }

    /** Says what became of a value if somebody wrote it. */
    public void accountWritten(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        verdicts.accountWritten(path, fate, rule, reason, remedy);
    }

    /** Refuses what stands at a path. */
    public void refuse(ConfigPath path, String code, String message, String remedy) {
        verdicts.refuse(path, code, message, remedy);
    }

    /** Warns of what stands at a path. */
    public void warn(ConfigPath path, String code, String message, String remedy) {
        verdicts.warn(path, code, message, remedy);
    }

    /** Tells what was noticed so far. */
    public Diagnostics found() {
        return verdicts.found();
    }

    /** Returns the origins of those of several fields below a path that a person wrote; of the first when none is. */
    public Origin[] written(ConfigPath path, String... keys) {
        return verdicts.written(path, keys);
    }

    /** Returns what was made so far. */
    public List<ResourceSpec> resources() {
        return Collections.unmodifiableList(resources);
    }

    /** Returns the lookups that were declared so far, by name. */
    public SortedMap<String, Lookup> lookups() {
        return Collections.unmodifiableSortedMap(lookups);
    }

    /** Returns what became of written values so far. */
    public List<LedgerEntry> ledger() {
        return verdicts.ledger();
    }

    /** Returns all of it as a graph, with the provider's settings. */
    public ResourceGraph graph() {
        return ExpandedGraph.of(
                resources,
                lookups,
                outputs,
                secrets,
                Map.of(PROVIDER, AwsProviderSettings.of(this)),
                AwsProviderSettings.origins(config));
    }
}
