package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.templates.java.JavaType;

/** Classes of the JDK and of Pulumi's SDK of which programs speak. */
final class Sdk {
    static final JavaType STRING = JavaType.of("java.lang.String");
    static final JavaType OBJECT = JavaType.of("java.lang.Object");
    static final JavaType INTEGER = JavaType.of("java.lang.Integer");
    static final JavaType BOOLEAN = JavaType.of("java.lang.Boolean");
    static final JavaType DURATION = JavaType.of("java.time.Duration");
    static final JavaType PATH = JavaType.of("java.nio.file.Path");
    static final JavaType LIST = JavaType.of("java.util.List");
    static final JavaType MAP = JavaType.of("java.util.Map");
    static final JavaType STREAM = JavaType.of("java.util.stream.Stream");
    static final JavaType ALIAS = JavaType.of("com.pulumi.core.Alias");
    static final JavaType CONFIG = JavaType.of("com.pulumi.Config");
    static final JavaType CONTEXT = JavaType.of("com.pulumi.Context");
    static final JavaType PULUMI = JavaType.of("com.pulumi.Pulumi");
    static final JavaType OUTPUT = JavaType.of("com.pulumi.core.Output");
    static final JavaType DEPLOYMENT = JavaType.of("com.pulumi.deployment.Deployment");
    static final JavaType EITHER = JavaType.of("com.pulumi.core.Either");
    static final JavaType INVOKE_ARGS = JavaType.of("com.pulumi.resources.InvokeArgs");
    static final JavaType PROVIDER_RESOURCE = JavaType.of("com.pulumi.resources.ProviderResource");
    static final JavaType RESOURCE_ARGS = JavaType.of("com.pulumi.resources.ResourceArgs");
    static final JavaType TYPE_SHAPE = JavaType.of("com.pulumi.core.TypeShape");
    static final JavaType RESOURCE = JavaType.of("com.pulumi.resources.Resource");
    static final JavaType OPTIONS = JavaType.of("com.pulumi.resources.CustomResourceOptions");
    static final JavaType TIMEOUTS = JavaType.of("com.pulumi.resources.CustomTimeouts");
    static final JavaType INVOKE_OPTIONS = JavaType.of("com.pulumi.deployment.InvokeOptions");
    static final JavaType SERIALIZATION = JavaType.of("com.pulumi.codegen.internal.Serialization");

    private Sdk() {}
}
