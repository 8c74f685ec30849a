package io.omnideploy.backend.terraform.conformance;

import java.io.IOException;
import java.util.Set;

/** Holds what the catalog says of DigitalOcean against the arguments of the current provider. */
class DigitalOceanConformanceTest extends ProviderConformance {
    /** Of every resource: the provider's own id. Besides, addresses of an app that the platform alone tells. */
    private static final Set<String> NOT_COVERED = Set.of("id", "dedicated_ips");

    DigitalOceanConformanceTest() throws IOException {
        super("digitalocean", "2.99.1", NOT_COVERED, 8);
    }
}
