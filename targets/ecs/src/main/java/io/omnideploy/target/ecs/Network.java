package io.omnideploy.target.ecs;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The network that a deployment uses, whoever made it.
 *
 * @param vpc its ID
 * @param publicSubnets list of the IDs of subnets that are reached from the internet: for the load balancer
 * @param taskSubnets list of the IDs of subnets for tasks
 * @param dataSubnets list of the IDs of subnets for what only tasks reach: databases, caches, file systems
 * @param eachDataSubnet the same one by one, at least two in different zones, if their number is known before apply
 * @param publicAddresses whether tasks need public addresses of their own to reach registries and AWS's services
 * @param internet what must be there before a load balancer can stand in the public subnets
 * @param wayOut what must be there before tasks reach registries and AWS's services
 */
record Network(
        Value vpc,
        Value publicSubnets,
        Value taskSubnets,
        Value dataSubnets,
        Optional<List<Value>> eachDataSubnet,
        boolean publicAddresses,
        Set<ResourceId> internet,
        Set<ResourceId> wayOut) {
    Network {
        Objects.requireNonNull(vpc, "vpc");
        Objects.requireNonNull(publicSubnets, "publicSubnets");
        Objects.requireNonNull(taskSubnets, "taskSubnets");
        Objects.requireNonNull(dataSubnets, "dataSubnets");
        Objects.requireNonNull(eachDataSubnet, "eachDataSubnet");
        internet = Collections.unmodifiableSortedSet(new TreeSet<>(internet));
        wayOut = Collections.unmodifiableSortedSet(new TreeSet<>(wayOut));
    }
}
