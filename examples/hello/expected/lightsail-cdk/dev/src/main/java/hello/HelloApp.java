// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.StackProps;

/** Deploys hello, stack dev. */
public final class HelloApp {
    private HelloApp() {}

    /** Synthesises the template, as cdk asks for it. */
    public static void main(String[] args) {
        var app = new App();
        declare(app);
        app.synth();
    }

    /** Declares the stack. */
    public static void declare(App app) {
        var props = StackProps.builder()
                .description("Deploys hello, stack dev.")
                .env(Environment.builder().region("us-east-1").build())
                .tags(Map.of("omnideploy:deployment", "hello", "omnideploy:stack", "dev", "team", "platform"))
                .synthesizer(new LegacyStackSynthesizer())
                .build();
        new HelloStack(app, "hello-dev", props);
    }
}
