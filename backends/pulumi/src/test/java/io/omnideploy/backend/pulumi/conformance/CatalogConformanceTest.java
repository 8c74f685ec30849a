package io.omnideploy.backend.pulumi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.templates.java.JavaType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds what the catalog says of Pulumi against the classes that a Java program is written with. */
class CatalogConformanceTest {
    private static final CompiledCatalog CATALOG = new CompiledCatalog(CatalogConformanceTest.class.getClassLoader());
    private static final PulumiNames PULUMI = new PulumiNames(CATALOG);

    /** What the classes of today do not tell; a reference to one would not compile. */
    private static final Set<String> UNTOLD = Set.of(
            "docker.Container.network_data",
            "aws.ec2.NatGateway.auto_provision_zones",
            "aws.ec2.NatGateway.auto_scaling_ips",
            "aws.ec2.NatGateway.regional_nat_gateway_address",
            "aws.ec2.NatGateway.regional_nat_gateway_auto_mode",
            "aws.ec2.NatGateway.route_table_id",
            "aws.s3.Bucket.bucket_region",
            "aws.secretsmanager.SecretVersion.has_secret_string_wo",
            "aws.ssm.Parameter.has_value_wo",
            "kubernetes.core.Service.status",
            "kubernetes.networking.Ingress.status");

    @TestFactory
    List<DynamicTest> everyTypeIsAClassWithTheseArgumentsAndAttributes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("docker", () -> service("docker", "docker")));
        for (String provider : List.of("aws", "kubernetes")) {
            try (Stream<Path> files = Files.list(Path.of("../../schemas/src/main/catalog", provider))) {
                files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                        .filter(service -> !service.equals("provider"))
                        .sorted()
                        .forEach(service -> tests.add(
                                DynamicTest.dynamicTest(provider + "." + service, () -> service(provider, service))));
            }
        }
        for (String provider : List.of("aws", "docker", "kubernetes")) {
            tests.add(DynamicTest.dynamicTest("provider " + provider, () -> provider(provider)));
        }
        return tests;
    }

    private static void service(String provider, String service) throws ClassNotFoundException {
        List<String> problems = new ArrayList<>();
        List<CatalogType> types = CATALOG.types(provider, service);
        assertThat(types).isNotEmpty();
        for (CatalogType type : types) {
            if (type.name(PulumiNames.TOOL).isEmpty()) {
                continue;
            }
            JavaType java = PULUMI.type(type.type());
            if (type.since().containsKey(PulumiNames.TOOL)) {
                assertThatExceptionOfType(ClassNotFoundException.class)
                        .as("a class for what is declared by token")
                        .isThrownBy(() -> Class.forName(java.fullName()));
                continue;
            }
            boolean lookup = PulumiNames.isLookup(PULUMI.token(type.type()));
            String inputs = java.packageName() + ".inputs";
            String arguments = (lookup ? inputs : java.packageName()) + "." + java.name() + "Args";
            new ArgumentsCheck(PULUMI.packageOf(provider), problems)
                    .compare(type.properties(), Class.forName(arguments), new JavaType(inputs, java.name()));
            Class<?> result =
                    Class.forName(lookup ? java.packageName() + ".outputs." + java.name() + "Result" : java.fullName());
            if (lookup) {
                Class.forName(PULUMI.functions(type.type()).fullName());
            }
            attributes(type, result, problems);
        }
        assertThat(problems).isEmpty();
    }

    private static void attributes(CatalogType type, Class<?> result, List<String> problems) {
        for (String attribute : type.attributes()) {
            String place = type.type() + "." + attribute;
            String method = PulumiNames.attribute(type, attribute).replaceFirst("\\..*", "");
            boolean told = Stream.of(result.getMethods())
                    .filter(one -> one.getName().equals(method) && one.getParameterCount() == 0)
                    .map(Method::getGenericReturnType)
                    .anyMatch(known -> !known.getTypeName().contains("java.util.Optional"));
            if (told == UNTOLD.contains(place)) {
                problems.add(place + (told ? " is told" : " is not told as " + method));
            }
        }
    }

    private static void provider(String provider) throws ClassNotFoundException {
        List<String> problems = new ArrayList<>();
        List<CatalogProperty> settings = PULUMI.provider(provider).settings();
        String base = PULUMI.packageOf(provider);
        new ArgumentsCheck(base, problems)
                .compare(settings, Class.forName(base + ".ProviderArgs"), new JavaType(base + ".inputs", "Provider"));
        assertThat(problems).isEmpty();
    }
}
