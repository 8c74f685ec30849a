package io.omnideploy.target.ecs;

import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small VPC of the stack's own: in each zone a public subnet and a private one. Without a NAT gateway tasks stand in the
 * public subnets, where an address costs a tenth of the gateway, and nothing but their security groups lets anybody in.
 */
final class OwnNetwork {
    private static final String ZONES = "available";
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final int SUBNET_BITS = 4;
    private static final int FIRST_PRIVATE = 8;
    private static final int NAME_LIMIT = 255;
    private static final Origin OWN = Origin.rule("ecs-own-network");
    private static final Origin GATEWAY = Origin.rule("ecs-internet-gateway");
    private static final Origin STORAGE = Origin.rule("ecs-s3-endpoint");
    private static final Origin NAT = Origin.at(EcsSettings.PATH.then("nat"));
    private static final Origin CIDR = Origin.at(EcsSettings.PATH.then("cidr"));
    private static final Origin COUNT = Origin.at(EcsSettings.PATH.then("zones"));

    private final EcsDeployment deployment;
    private final EcsSettings settings;
    private final ResourceId vpc = ResourceId.of(AwsTypes.VPC, ResourceId.MAIN);
    private final ResourceId internet = ResourceId.of(AwsTypes.INTERNET_GATEWAY, ResourceId.MAIN);
    private final List<ResourceId> publicSubnets = new ArrayList<>();
    private final List<ResourceId> privateSubnets = new ArrayList<>();
    private final List<ResourceId> tables = new ArrayList<>();
    private final List<ResourceId> routes = new ArrayList<>();

    OwnNetwork(EcsDeployment deployment) {
        this.deployment = deployment;
        settings = deployment.settings();
    }

    Network make() {
        vpc();
        subnets();
        publicRoutes();
        privateRoutes();
        storage();
        boolean behindNat = settings.nat() != EcsSettings.Nat.NONE;
        return new Network(
                Value.ref(vpc, "id"),
                ids(publicSubnets),
                ids(behindNat ? privateSubnets : publicSubnets),
                ids(privateSubnets),
                Optional.of(ids(privateSubnets).items()),
                !behindNat,
                Set.of(internet),
                wayOut(behindNat));
    }

    /** Until its subnet has the right route table a task waits in vain for its image. */
    private Set<ResourceId> wayOut(boolean behindNat) {
        Set<ResourceId> way = new TreeSet<>();
        for (ResourceId route : routes) {
            if (route.role().startsWith(behindNat ? "private" : "public")) {
                way.add(route);
            }
        }
        for (ResourceId subnet : behindNat ? privateSubnets : publicSubnets) {
            way.add(association(subnet));
        }
        return way;
    }

    private static ResourceId association(ResourceId subnet) {
        return new ResourceId(AwsTypes.ROUTE_TABLE_ASSOCIATION, ResourceId.MAIN, subnet.role());
    }

    private void vpc() {
        deployment.add(named(vpc)
                .because("", Origin.at(EcsSettings.PATH.then("network")))
                .set("cidr_block", Value.text(Cidr.parse(settings.cidr()).toString()), CIDR)
                .set("enable_dns_support", Value.bool(true), OWN)
                // Without it names of databases and file systems don't lead to their private addresses.
                .set("enable_dns_hostnames", Value.bool(true), OWN));
        deployment.add(named(internet).set("vpc_id", Value.ref(vpc, "id"), GATEWAY));
        deployment.lookup(new Lookup(
                ZONES,
                AwsTypes.AVAILABILITY_ZONES,
                new TreeMap<>(Map.of(
                        "state",
                        Value.text("available"),
                        // Leaves out local zones, which have neither Fargate nor load balancers.
                        "filter",
                        Value.list(Networks.filter("opt-in-status", Value.text("opt-in-not-required")))))));
    }

    private void subnets() {
        for (int zone = 0; zone < settings.zones(); zone++) {
            publicSubnets.add(subnet("public", zone, zone));
            privateSubnets.add(subnet("private", zone, FIRST_PRIVATE + zone));
        }
    }

    private ResourceId subnet(String kind, int zone, int index) {
        String block = Cidr.parse(settings.cidr()).subnet(SUBNET_BITS, index).toString();
        return deployment.add(named(new ResourceId(AwsTypes.SUBNET, ResourceId.MAIN, kind + "-" + letter(zone)))
                .because("", COUNT)
                .set("vpc_id", Value.ref(vpc, "id"), OWN)
                .set(
                        "availability_zone",
                        new Value.LookupRef(ZONES, AttributePath.of("names").at(zone)),
                        OWN)
                .set("cidr_block", Value.text(block), CIDR));
    }

    private void publicRoutes() {
        ResourceId table = table("public");
        route(table, "public", "gateway_id", Value.ref(internet, "id"), GATEWAY);
        associate(table, publicSubnets);
    }

    private void privateRoutes() {
        switch (settings.nat()) {
            case NONE -> associate(table("private"), privateSubnets);
            case ONE -> {
                ResourceId table = table("private");
                route(
                        table,
                        "private",
                        "nat_gateway_id",
                        Value.ref(gateway("nat", publicSubnets.getFirst()), "id"),
                        NAT);
                associate(table, privateSubnets);
            }
            case PER_ZONE -> {
                for (int zone = 0; zone < settings.zones(); zone++) {
                    ResourceId table = table("private-" + letter(zone));
                    ResourceId gateway = gateway("nat-" + letter(zone), publicSubnets.get(zone));
                    route(table, table.role(), "nat_gateway_id", Value.ref(gateway, "id"), NAT);
                    associate(table, List.of(privateSubnets.get(zone)));
                }
            }
        }
    }

    private ResourceId gateway(String role, ResourceId subnet) {
        ResourceId address = deployment.add(named(new ResourceId(AwsTypes.EIP, ResourceId.MAIN, role))
                .because("", NAT)
                .set("domain", Value.text("vpc"), NAT)
                .after(Set.of(internet)));
        return deployment.add(named(new ResourceId(AwsTypes.NAT_GATEWAY, ResourceId.MAIN, role))
                .because("", NAT)
                .set("allocation_id", Value.ref(address, "id"), NAT)
                .set("subnet_id", Value.ref(subnet, "id"), NAT)
                .after(Set.of(internet)));
    }

    private ResourceId table(String role) {
        ResourceId table = deployment.add(named(new ResourceId(AwsTypes.ROUTE_TABLE, ResourceId.MAIN, role))
                .because("", NAT)
                .set("vpc_id", Value.ref(vpc, "id"), OWN));
        tables.add(table);
        return table;
    }

    private void route(ResourceId table, String role, String property, Value gateway, Origin why) {
        routes.add(deployment.add(deployment
                .start(new ResourceId(AwsTypes.ROUTE, ResourceId.MAIN, role), OWN)
                .set("route_table_id", Value.ref(table, "id"), why)
                .set("destination_cidr_block", Value.text(ANYWHERE), why)
                .set(property, gateway, why)));
    }

    private void associate(ResourceId table, List<ResourceId> subnets) {
        for (ResourceId subnet : subnets) {
            deployment.add(deployment
                    .start(association(subnet), OWN)
                    .set("subnet_id", Value.ref(subnet, "id"), OWN)
                    .set("route_table_id", Value.ref(table, "id"), OWN));
        }
    }

    /** Layers of images come from S3: this way they pass no NAT gateway, and it costs nothing. */
    private void storage() {
        deployment.add(named(new ResourceId(AwsTypes.VPC_ENDPOINT, ResourceId.MAIN, "s3"))
                .set("vpc_id", Value.ref(vpc, "id"), STORAGE)
                .set("vpc_endpoint_type", Value.text("Gateway"), STORAGE)
                .set("service_name", Value.text("com.amazonaws." + deployment.region() + ".s3"), STORAGE)
                .set("route_table_ids", ids(tables), STORAGE));
    }

    private ResourceSpec.Builder named(ResourceId id) {
        String name = id.role().isEmpty() ? deployment.name(NAME_LIMIT) : deployment.name(NAME_LIMIT, id.role());
        return deployment.named(id, name, OWN);
    }

    private static String letter(int zone) {
        return String.valueOf((char) ('a' + zone));
    }

    private static Value.Seq ids(List<ResourceId> resources) {
        return new Value.Seq(
                resources.stream().map(id -> (Value) Value.ref(id, "id")).toList());
    }
}
