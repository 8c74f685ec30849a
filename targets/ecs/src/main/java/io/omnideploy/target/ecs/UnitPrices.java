package io.omnideploy.target.ecs;

import io.omnideploy.plan.Price;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What AWS asks in us-east-1, on demand; other regions cost up to a third more. */
final class UnitPrices {
    private static final BigDecimal HOURS = BigDecimal.valueOf(730);
    private static final String GUIDES = "price guides, us-east-1";
    private static final String LIST = "AWS price list, us-east-1";
    private static final String GUIDES_DATE = "2026-04";
    private static final String LIST_DATE = "2026-06";

    static final Price BALANCER = hourly("0.0225");
    static final Price NAT_GATEWAY = hourly("0.045");
    static final Price ADDRESS = hourly("0.005");
    static final Price ENDPOINT = hourly("0.01");
    static final Price SECRET = Price.approximate("0.40", LIST, LIST_DATE);

    /** Beyond the first 20 that belong to each task. */
    private static final BigDecimal DISK_GIGABYTE_HOUR = new BigDecimal("0.000111");

    private static final BigDecimal DATABASE_GIGABYTE = new BigDecimal("0.115");

    /** ElastiCache asks a fifth less for Valkey than for Redis OSS. */
    private static final BigDecimal VALKEY = new BigDecimal("0.8");

    private static final Map<String, String> MACHINES = Map.of(
            "db.t4g.micro", "0.016",
            "db.t4g.small", "0.032",
            "db.t4g.medium", "0.065",
            "db.t4g.large", "0.129",
            "db.t4g.xlarge", "0.258",
            "cache.t4g.micro", "0.016",
            "cache.t4g.small", "0.032",
            "cache.t4g.medium", "0.065",
            "cache.m7g.large", "0.158",
            "cache.m7g.xlarge", "0.315");

    private UnitPrices() {}

    /** Returns what a database machine costs a month, if it is known. */
    static Optional<Price> database(String machine) {
        return hour(machine).map(dollars -> monthly(dollars, GUIDES, GUIDES_DATE));
    }

    /** Returns what a node of a cache costs a month, if it is known. */
    static Optional<Price> cache(String machine, String engine) {
        return hour(machine)
                .map(dollars -> monthly(engine.equals("valkey") ? dollars.multiply(VALKEY) : dollars, LIST, LIST_DATE));
    }

    /** Returns what the storage of a database costs a month. */
    static Price databaseStorage(int gigabytes) {
        return Price.approximate(
                DATABASE_GIGABYTE.multiply(BigDecimal.valueOf(gigabytes)).toPlainString(), GUIDES, LIST_DATE);
    }

    /** Returns what the disk of a task costs a month. */
    static Price taskDisk(int gigabytes) {
        return monthly(DISK_GIGABYTE_HOUR.multiply(BigDecimal.valueOf(gigabytes)), LIST, LIST_DATE);
    }

    private static Optional<BigDecimal> hour(String machine) {
        return Optional.ofNullable(MACHINES.get(machine)).map(BigDecimal::new);
    }

    private static Price hourly(String dollars) {
        return monthly(new BigDecimal(dollars), LIST, LIST_DATE);
    }

    private static Price monthly(BigDecimal hour, String source, String date) {
        return Price.approximate(hour.multiply(HOURS).toPlainString(), source, date);
    }
}
