package io.omnideploy.target.ecs;

import io.omnideploy.config.Naming;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A hosted zone of Route 53, in which records are made and certificates proven.
 *
 * @param written its domain name, or its ID
 */
record DnsZone(String written) {
    private static final Pattern ID = Pattern.compile("Z[A-Z0-9]{8,31}");

    DnsZone {
        Objects.requireNonNull(written, "written");
    }

    /** Returns a zone by what a person calls it; a final dot is no part of the name. */
    static DnsZone of(String text) {
        return new DnsZone(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }

    /** Tells whether it is named by its ID, so that nobody knows here what its domain is. */
    boolean isId() {
        return ID.matcher(written).matches();
    }

    /** Tells whether a host name, with or without a wildcard, can have its record in this zone, as far as that is known. */
    boolean contains(String domain) {
        String host = domain.startsWith("*.") ? domain.substring(2) : domain;
        return isId() || host.equals(written) || host.endsWith("." + written);
    }

    /** Returns what tells it apart in addresses. */
    String role() {
        return Naming.slug(written, '-');
    }

    /** Returns its ID, which is looked up at apply when only the domain is known. */
    Value id(EcsDeployment deployment) {
        if (isId()) {
            return Value.text(written);
        }
        String name = "zone_" + Naming.slug(written, '_');
        deployment.lookup(new Lookup(
                name,
                AwsTypes.ZONE,
                new TreeMap<>(Map.of("name", Value.text(written), "private_zone", Value.bool(false)))));
        return new Value.LookupRef(name, AttributePath.of("zone_id"));
    }
}
