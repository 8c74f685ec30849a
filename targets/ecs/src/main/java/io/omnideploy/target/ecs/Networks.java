package io.omnideploy.target.ecs;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The network: the stack's own, the account's default one, or a given one. */
final class Networks implements Contributor {
    private static final ConfigPath SUBNETS = EcsSettings.PATH.then("subnets");

    @Override
    public void check(EcsDeployment deployment) {
        EcsSettings settings = deployment.settings();
        if (settings.network() != EcsSettings.NetworkKind.GIVEN) {
            boolean given = deployment.config().positions().isGiven(SUBNETS);
            if (given) {
                deployment.refuse(
                        SUBNETS,
                        "ecs-subnets-without-vpc",
                        "Subnets are named, and no VPC that they are in.",
                        "Name it under 'ecs.vpc'.");
            }
        } else {
            given(deployment, settings);
        }
        if (settings.network() != EcsSettings.NetworkKind.OWN) {
            List.of("cidr", "zones", "nat").forEach(key -> unused(deployment, key));
        }
        if (settings.network() == EcsSettings.NetworkKind.GIVEN) {
            unused(deployment, "network");
        }
    }

    /** An ALB needs subnets in two zones (ELBv2 API, CreateLoadBalancer). */
    private static void given(EcsDeployment deployment, EcsSettings settings) {
        boolean publicOnes = deployment.components().stream()
                .anyMatch(component -> component.service().isPublic());
        if (publicOnes && settings.publicSubnets().size() < 2) {
            deployment.refuse(
                    SUBNETS,
                    "ecs-subnets-too-few",
                    "A load balancer needs public subnets in at least 2 zones; %d of this VPC are named."
                            .formatted(settings.publicSubnets().size()),
                    "Name them under 'ecs.subnets.public'.");
        }
        if (settings.publicSubnets().isEmpty() && settings.privateSubnets().isEmpty()) {
            deployment.refuse(
                    EcsSettings.PATH.then("vpc"),
                    "ecs-vpc-without-subnets",
                    "A VPC is named, and no subnets of it.",
                    "Name them under 'ecs.subnets.private', and under 'ecs.subnets.public' for a load balancer.");
        }
    }

    private static void unused(EcsDeployment deployment, String key) {
        ConfigPath path = EcsSettings.PATH.then(key);
        if (deployment.config().positions().isGiven(path)) {
            deployment.refuse(
                    path,
                    "ecs-network-not-own",
                    "'%s' is about a network of the stack's own, and another one is used.".formatted(key),
                    "Leave it out, or leave out 'vpc' and 'network'.");
        }
    }

    @Override
    public void prepare(EcsDeployment deployment) {
        EcsSettings settings = deployment.settings();
        deployment.network(
                switch (settings.network()) {
                    case OWN -> new OwnNetwork(deployment).make();
                    case DEFAULT -> defaultNetwork(deployment);
                    case GIVEN -> givenNetwork(settings);
                });
    }

    /** All subnets of a default VPC lead to the internet. */
    private static Network defaultNetwork(EcsDeployment deployment) {
        deployment.lookup(
                new Lookup("default", AwsTypes.VPC_LOOKUP, new TreeMap<>(Map.of("default", Value.bool(true)))));
        Value vpc = new Value.LookupRef("default", AttributePath.of("id"));
        deployment.lookup(new Lookup(
                "default_subnets",
                AwsTypes.SUBNETS,
                new TreeMap<>(Map.of(
                        "filter", Value.list(filter("vpc-id", vpc), filter("default-for-az", Value.text("true")))))));
        Value subnets = new Value.LookupRef("default_subnets", AttributePath.of("ids"));
        return new Network(vpc, subnets, subnets, subnets, Optional.empty(), true, Set.of(), Set.of());
    }

    /** Returns a filter as the data sources of EC2 take it. */
    static Value filter(String name, Value value) {
        return Value.object(Map.of("name", Value.text(name), "values", Value.list(value)));
    }

    private static Network givenNetwork(EcsSettings settings) {
        boolean onlyPublic = settings.privateSubnets().isEmpty();
        List<Value> tasks = (onlyPublic ? settings.publicSubnets() : settings.privateSubnets())
                .stream().map(Value::text).map(Value.class::cast).toList();
        return new Network(
                Value.text(settings.vpc().orElseThrow()),
                Value.texts(settings.publicSubnets()),
                new Value.Seq(tasks),
                new Value.Seq(tasks),
                Optional.of(tasks),
                onlyPublic,
                Set.of(),
                Set.of());
    }
}
