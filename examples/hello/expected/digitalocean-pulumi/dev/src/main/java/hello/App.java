// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.Context;
import com.pulumi.Pulumi;

/** Deploys hello, stack dev. */
public final class App {
    private App() {}

    /** Runs the program, which Pulumi starts. */
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources and outputs of the stack. */
    public static void stack(Context context) {
        var shared = new Shared();
        context.export("app_id", shared.app.id());
        context.export("default_ingress", shared.app.defaultIngress());
        context.export("hello_url", shared.app.defaultIngress());
    }
}
