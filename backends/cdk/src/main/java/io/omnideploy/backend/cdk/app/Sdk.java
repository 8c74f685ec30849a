package io.omnideploy.backend.cdk.app;

import io.omnideploy.templates.java.JavaType;
import java.util.List;

/** Classes of the JDK and of the CDK of which apps speak. */
final class Sdk {
    static final JavaType LIST = JavaType.of("java.util.List");
    static final JavaType MAP = JavaType.of("java.util.Map");
    static final JavaType OBJECT = JavaType.of("java.lang.Object");
    static final JavaType STRING = JavaType.of("java.lang.String");
    static final JavaType NUMBER = JavaType.of("java.lang.Number");
    static final JavaType CONSTRUCT = JavaType.of("software.constructs.Construct");
    static final JavaType APP = cdk("App");
    static final JavaType AWS = cdk("Aws");
    static final JavaType DELETION_POLICY = cdk("CfnDeletionPolicy");
    static final JavaType ELEMENT = cdk("CfnElement");
    static final JavaType OUTPUT = cdk("CfnOutput");
    static final JavaType PARAMETER = cdk("CfnParameter");
    static final JavaType RESOURCE = cdk("CfnResource");
    static final JavaType TAG = cdk("CfnTag");
    static final JavaType ENVIRONMENT = cdk("Environment");
    static final JavaType FN = cdk("Fn");
    static final JavaType SYNTHESIZER = cdk("LegacyStackSynthesizer");
    static final JavaType REMOVAL_POLICY = cdk("RemovalPolicy");
    static final JavaType STACK = cdk("Stack");
    static final JavaType STACK_PROPS = cdk("StackProps");
    static final JavaType TOKEN = cdk("Token");

    /** All that a component's class must not be taken for. */
    static final List<String> NAMES = List.of(
            "App",
            "Aws",
            "CfnDeletionPolicy",
            "CfnElement",
            "CfnOutput",
            "CfnParameter",
            "CfnResource",
            "CfnTag",
            "Collectors",
            "Construct",
            "Environment",
            "Fn",
            "Id",
            "LegacyStackSynthesizer",
            "List",
            "Map",
            "Props",
            "RemovalPolicy",
            "Scope",
            "Stack",
            "StackProps",
            "Stream",
            "Token");

    private Sdk() {}

    private static JavaType cdk(String name) {
        return new JavaType("software.amazon.awscdk", name);
    }
}
