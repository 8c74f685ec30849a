// Written by OmniDeploy: `omnideploy generate` writes it anew.
package helpdesk;

import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.StackProps;

/** Deploys helpdesk, stack prod. */
public final class HelpdeskApp {
    private HelpdeskApp() {}

    /** Synthesises the template, as cdk asks for it. */
    public static void main(String[] args) {
        var app = new App();
        declare(app);
        app.synth();
    }

    /** Declares the stack. */
    public static void declare(App app) {
        var props = StackProps.builder()
                .description("Deploys helpdesk, stack prod.")
                .env(Environment.builder().region("us-east-1").build())
                .terminationProtection(true)
                .tags(Map.of("omnideploy:deployment", "helpdesk", "omnideploy:stack", "prod", "team", "support"))
                .synthesizer(new LegacyStackSynthesizer())
                .build();
        new HelpdeskStack(app, "helpdesk-prod", props);
    }
}
