package io.omnideploy.testkit;

import io.omnideploy.catalog.CatalogCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Makes OmniDeploy write for the AWS provider that can be had in tests: every difference to the current one stands in
 * {@code aws-provider-3.39.0.yaml}, and nowhere else. It is given to the program as a plug-in that lies over the catalog.
 */
public final class AwsProfile {
    /** What {@code terraform apply} is told: the provider sleeps between its questions, and so it does for all at once. */
    public static final String APPLY = "-parallelism=60";

    private static final String FILE = "aws-provider-3.39.0.yaml";

    private static final String LATER = "The AWS provider 3.39.0 does not have it yet.";

    private AwsProfile() {}

    /** Puts the plug-in into a work folder. */
    public static void install(Path work) throws IOException {
        Path plugins = Files.createDirectories(work.resolve("plugins"));
        writeJar(plugins.resolve("aws-provider-3.39.0.jar"));
    }

    /** Writes the plug-in. */
    public static void writeJar(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, Object> file : files().entrySet()) {
                out.putNextEntry(new JarEntry("catalog-overlay/aws/" + file.getKey() + ".bin"));
                CatalogCompiler.write(file.getValue(), out, CatalogCompiler.Kind.OVERLAY, FILE + " " + file.getKey());
                out.closeEntry();
            }
        }
    }

    /** Returns the services of whose catalog the profile speaks. */
    public static List<String> services() throws IOException {
        return files().keySet().stream()
                .filter(file -> !file.equals("provider"))
                .toList();
    }

    /** Returns what lies over each file of the catalog, by name. */
    @SuppressWarnings("unchecked")
    private static SortedMap<String, Object> files() throws IOException {
        Map<String, Object> profile;
        try (InputStream text = AwsProfile.class.getResourceAsStream(FILE)) {
            profile = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        }
        SortedMap<String, Object> files = new TreeMap<>((Map<String, Object>) profile.get("overlay"));
        for (String type : (List<String>) profile.get("later_types")) {
            omit(files, Arrays.asList(type.split("\\.")));
        }
        ((Map<String, List<String>>) profile.get("later_arguments"))
                .forEach((type, arguments) -> arguments.forEach(argument -> {
                    List<String> way = new ArrayList<>(Arrays.asList(type.split("\\.")));
                    way.add("properties");
                    way.add(argument.replace(".", ".fields."));
                    omit(files, Arrays.asList(String.join(".", way).split("\\.")));
                }));
        return files;
    }

    /** Has Terraform leave out what the tree describes at the end of a way. */
    @SuppressWarnings("unchecked")
    private static void omit(Map<String, Object> tree, List<String> way) {
        Map<String, Object> at = tree;
        for (String key : way) {
            at = (Map<String, Object>) at.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
        }
        at.put("omitted", Map.of("terraform", LATER));
    }

    /** Returns what a user lays over the generated files so that the provider asks a mock and nobody else. */
    static String override(String endpoint) {
        StringBuilder endpoints = new StringBuilder();
        for (String service : new String[] {
            "acm",
            "applicationautoscaling",
            "cloudwatch",
            "cloudwatchevents",
            "cloudwatchlogs",
            "ec2",
            "ecr",
            "ecs",
            "efs",
            "elasticache",
            "elb",
            "iam",
            "kms",
            "rds",
            "route53",
            "s3",
            "secretsmanager",
            "servicediscovery",
            "ssm",
            "sts"
        }) {
            endpoints.append("    %s = \"%s\"\n".formatted(service, endpoint));
        }
        return """
                provider "aws" {
                  access_key                  = "testing"
                  secret_key                  = "testing"
                  skip_credentials_validation = true
                  skip_metadata_api_check     = true
                  s3_force_path_style         = true

                  endpoints {
                %s  }
                }
                """.formatted(endpoints);
    }
}
