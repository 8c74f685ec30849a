package io.omnideploy.config;

import java.util.List;
import java.util.Optional;

/** The backing services that a description can ask for by name, and what others may ask of them. */
public final class Presets {
    private static final List<String> DATABASE = List.of("url", "host", "port", "user", "password", "database");

    private Presets() {}

    /** Returns what may be written as a preset: names and other names for the same. */
    public static List<String> words() {
        return List.of("postgres", "mysql", "redis", "s3", "valkey", "minio");
    }

    /** Returns the preset that a written word means; other names stand for what speaks the same protocol. */
    public static String meant(String word) {
        return switch (word) {
            case "valkey" -> "redis";
            case "minio" -> "s3";
            default -> word;
        };
    }

    /** Returns what of a component may be referred to, if it has a port. */
    public static List<String> componentAttributes() {
        return List.of("url", "host", "port");
    }

    /** Returns what of a backing service may be referred to, as in {@code ${db.url}}; empty if the preset isn't known. */
    public static Optional<List<String>> attributes(String preset) {
        return switch (preset) {
            case "postgres", "mysql" -> Optional.of(DATABASE);
            case "redis" -> Optional.of(List.of("url", "host", "port", "password"));
            case "s3" ->
                Optional.of(List.of(
                        "url",
                        "endpoint",
                        "host",
                        "port",
                        "bucket",
                        "region",
                        "access_key",
                        "secret_key",
                        "user",
                        "password"));
            default -> Optional.empty();
        };
    }

    /** Tells whether a preset holds databases with users. */
    public static boolean hasDatabases(String preset) {
        return preset.equals("postgres") || preset.equals("mysql");
    }
}
