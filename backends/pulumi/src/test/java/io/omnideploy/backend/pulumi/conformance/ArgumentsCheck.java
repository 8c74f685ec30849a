package io.omnideploy.backend.pulumi.conformance;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Kind;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.templates.java.JavaType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares properties with a class of arguments: names, types, and the classes of what is further in.
 *
 * @param base the package of the provider
 */
record ArgumentsCheck(String base, List<String> problems) {
    /** Arguments of today's classes that the Terraform provider no longer has, or that the catalog leaves to other types. */
    private static final Set<String> UNUSED = Set.of(
            "EipArgs.vpc",
            "EphemeralVolumeSourceArgs.readOnly",
            "InstanceArgs.name",
            "LoadBalancerSubnetMappingArgs.outpostId",
            "NamespaceArgs.spec",
            "NetworkArgs.checkDuplicate",
            "PodResourceClaimArgs.source",
            "PodSpecArgs.ephemeralContainers",
            "ProviderArgs.deleteUnreachable",
            "ProviderArgs.enableConfigMapMutable",
            "ProviderArgs.enableServerSideApply",
            "ProviderArgs.endpoints",
            "ProviderArgs.helmReleaseSettings",
            "ProviderArgs.kubeClientSettings",
            "ProviderArgs.namespace",
            "ProviderArgs.renderYamlToDirectory",
            "ProviderArgs.suppressDeprecationWarnings",
            "ProviderArgs.suppressHelmHookWarnings",
            "RemoteImageBuildArgs.buildArg",
            "ResourceRequirementsArgs.claims",
            "RoleArgs.inlinePolicies",
            "RoleArgs.managedPolicyArns",
            "RouteTableArgs.routes",
            "SecretReplicaArgs.lastAccessedDate",
            "SecretReplicaArgs.status",
            "SecretReplicaArgs.statusMessage",
            "SecurityGroupArgs.egress",
            "SecurityGroupArgs.ingress",
            "ServiceSpecArgs.ipFamily",
            "ServiceSpecArgs.topologyKeys",
            "TaskDefinitionArgs.inferenceAccelerators");

    /** A bucket's settings are resources of their own; a record of proof has few; much of an object's metadata the server writes. */
    private static final Set<String> PARTIAL = Set.of("BucketV2Args", "ObjectMetaArgs", "RecordArgs");

    /** Written as text in the settings of the stack, where all is text. */
    private static final Set<String> TEXT_IN_SETTINGS = Set.of("ProviderArgs.skipMetadataApiCheck");

    void compare(List<CatalogProperty> properties, Class<?> arguments, JavaType shape) {
        Map<String, Type> real = new TreeMap<>();
        for (Method method : arguments.getDeclaredMethods()) {
            if (method.getParameterCount() == 0
                    && method.getGenericReturnType().getTypeName().contains("com.pulumi.core.Output<")) {
                real.put(method.getName(), method.getGenericReturnType());
            }
        }
        if (real.containsKey("apiVersion") && real.containsKey("kind") && real.containsKey("metadata")) {
            // An object of an API says by itself what it is, and its status is the platform's.
            real.keySet().removeAll(Set.of("apiVersion", "kind", "status"));
        }
        for (CatalogProperty property : properties) {
            switch (property.transform().get(PulumiNames.TOOL)) {
                case Transform.CustomTimeouts timeouts -> {}
                case Transform.Annotation annotation -> {}
                case Transform.Each each ->
                    each.arguments().forEach(argument -> {
                        if (real.remove(PulumiNames.camel(argument.argument())) == null) {
                            problems.add(arguments.getSimpleName() + "." + argument.argument() + " is not there");
                        }
                    });
                case null, default -> property(property, real.remove(PulumiNames.property(property)), arguments, shape);
            }
        }
        if (!PARTIAL.contains(arguments.getSimpleName())) {
            real.keySet().stream()
                    .map(name -> arguments.getSimpleName() + "." + name)
                    .filter(place -> !UNUSED.contains(place))
                    .forEach(place -> problems.add(place + " is not in the catalog"));
        }
    }

    private void property(CatalogProperty property, Type type, Class<?> arguments, JavaType shape) {
        String place = arguments.getSimpleName() + "." + PulumiNames.property(property);
        boolean absent = property.omitted().containsKey(PulumiNames.TOOL)
                || property.since().containsKey(PulumiNames.TOOL);
        if (absent == (type != null)) {
            problems.add(place + (type == null ? " is not there" : " is there, though the catalog says it is not"));
        }
        if (type == null) {
            return;
        }
        Optional<Class<?>> inner = argumentsIn(type);
        String real = form(type, inner);
        if (!real.equals(form(property)) && !TEXT_IN_SETTINGS.contains(place) && !isOneOfAList(property, real)) {
            problems.add(place + " is " + form(property) + " in the catalog, " + real + " in Java");
        }
        inner.ifPresent(found -> {
            JavaType inside = PulumiNames.inner(base, shape, property);
            if (!found.getName().equals(inside.fullName() + PulumiNames.ARGUMENTS)) {
                problems.add(place + " is " + inside.fullName() + " by the rule, " + found.getName() + " in Java");
            }
            if (!property.fields().isEmpty()) {
                compare(property.fields(), found, inside);
            }
        });
    }

    /** A list that can't have two items is written the same as its one item. */
    private static boolean isOneOfAList(CatalogProperty property, String real) {
        return property.name().equals("assume_role") && real.equals("object");
    }

    private static String form(CatalogProperty property) {
        Transform transform = property.transform().get(PulumiNames.TOOL);
        return switch (transform) {
            case Transform.Pairs pairs -> "list of String";
            case Transform.Entries entries -> "list of object";
            case Transform.NumberToText text -> "String";
            case Transform.Decimal decimal -> "Double";
            case Transform.ListOfOne list -> "list of object";
            case null, default ->
                switch (property.kind()) {
                    case TEXT, NUMBER, NUMBER_OR_TEXT, BOOL, OBJECT -> single(property.kind());
                    case LIST, SET -> "list of " + single(property.item().orElse(Kind.TEXT));
                    case MAP -> "map of " + single(property.item().orElse(Kind.TEXT));
                };
        };
    }

    private static String single(Kind kind) {
        return switch (kind) {
            case TEXT -> "String";
            case NUMBER -> "Integer";
            case BOOL -> "Boolean";
            case OBJECT -> "object";
            case NUMBER_OR_TEXT -> "Either<Integer, String>";
            case LIST, SET, MAP -> kind.name();
        };
    }

    private static String form(Type type, Optional<Class<?>> inner) {
        String text = type.getTypeName().replaceAll("java\\.(util|lang)\\.|com\\.pulumi\\.core\\.", "");
        text = text.replaceFirst("^Optional<(.*)>$", "$1").replaceFirst("^Output<(.*)>$", "$1");
        if (inner.isPresent()) {
            text = text.replace(inner.get().getName(), "object");
        }
        // Docker's classes take any value of a map, builders take text for a word of an enumeration.
        return text.replaceFirst("^List<(.*)>$", "list of $1")
                .replaceFirst("^Map<String, Object>$", "map of String")
                .replaceFirst("^Map<String, (.*)>$", "map of $1")
                .replaceFirst("^Either<String, .*>$", "String");
    }

    /** Returns the class of nested arguments somewhere inside {@code Optional<Output<List<…>>>}. */
    private static Optional<Class<?>> argumentsIn(Type type) {
        return switch (type) {
            case Class<?> found when found.getName().endsWith("Args") -> Optional.of(found);
            case ParameterizedType outer ->
                argumentsIn(outer.getActualTypeArguments()[outer.getActualTypeArguments().length - 1]);
            case WildcardType wildcard -> argumentsIn(wildcard.getUpperBounds()[0]);
            default -> Optional.empty();
        };
    }
}
