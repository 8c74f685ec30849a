// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.StackProps;

/** Deploys shop, stack staging. */
public final class ShopApp {
    private ShopApp() {}

    /** Synthesises the template, as cdk asks for it. */
    public static void main(String[] args) {
        var app = new App();
        declare(app);
        app.synth();
    }

    /** Declares the stack. */
    public static void declare(App app) {
        var props = StackProps.builder()
                .description("Deploys shop, stack staging.")
                .env(Environment.builder().region("us-east-1").build())
                .tags(Map.of("omnideploy:deployment", "shop", "omnideploy:stack", "staging", "team", "storefront"))
                .synthesizer(new LegacyStackSynthesizer())
                .build();
        new ShopStack(app, "shop-staging", props);
    }
}
