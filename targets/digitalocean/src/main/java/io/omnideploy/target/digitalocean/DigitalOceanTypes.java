package io.omnideploy.target.digitalocean;

import io.omnideploy.resource.ResourceType;
import java.util.Set;

/** The types of resources that this target makes. */
final class DigitalOceanTypes {
    static final String PROVIDER = "digitalocean";

    static final ResourceType APP = type("App");
    static final ResourceType CLUSTER = type("DatabaseCluster");
    static final ResourceType DATABASE = type("DatabaseDb");
    static final ResourceType USER = type("DatabaseUser");
    static final ResourceType FIREWALL = type("DatabaseFirewall");
    static final ResourceType BUCKET = type("SpacesBucket");
    static final ResourceType KEY = type("SpacesKey");

    static final Set<ResourceType> ALL = Set.of(APP, CLUSTER, DATABASE, USER, FIREWALL, BUCKET, KEY);

    private DigitalOceanTypes() {}

    private static ResourceType type(String kind) {
        return new ResourceType(PROVIDER, PROVIDER, kind);
    }
}
