package io.omnideploy.target.digitalocean;

import io.omnideploy.config.DeployConfig;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the app runs. App Platform names regions; databases and Spaces name one data centre of a region (OpenAPI of DigitalOcean,
 * AppSpec.region, and the list of regions of managed databases).
 *
 * @param written what a person wrote, or the default
 * @param slug of App Platform, such as {@code nyc}; empty when there is no such region
 */
record Region(String written, Optional<String> slug) {
    static final String DEFAULT = "nyc";

    private static final SortedMap<String, String> DATA_CENTRES = new TreeMap<>();

    static {
        for (String one : List.of("ams3", "atl1", "blr1", "fra1", "lon1", "nyc3", "sfo3", "sgp1", "syd1", "tor1")) {
            DATA_CENTRES.put(one.substring(0, one.length() - 1), one);
        }
    }

    /** Reads the region of a description; a data centre stands for its region. */
    static Region of(DeployConfig config) {
        String written = config.region().orElse(DEFAULT);
        String slug = written.matches("[a-z]{3}[0-9]") ? written.substring(0, written.length() - 1) : written;
        return new Region(written, DATA_CENTRES.containsKey(slug) ? Optional.of(slug) : Optional.empty());
    }

    /** Returns the names of all regions. */
    static List<String> names() {
        return List.copyOf(DATA_CENTRES.keySet());
    }

    /** Returns the data centre in which databases and buckets are: the written one, or the region's newest. */
    String dataCentre() {
        String known = slug.orElseThrow();
        return written.equals(known) ? DATA_CENTRES.get(known) : written;
    }

    /** Tells whether databases and buckets are to be had where a person said. */
    boolean hasDataCentre() {
        return slug.isPresent() && DATA_CENTRES.containsValue(dataCentre());
    }
}
