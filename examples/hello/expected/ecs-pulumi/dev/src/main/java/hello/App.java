// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;

/** Deploys hello, stack dev. */
public final class App {
    private App() {}

    /** Runs the program, which Pulumi starts. */
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources and outputs of the stack. */
    public static void stack(Context context) {
        var lookups = new Lookups();
        var shared = new Shared(lookups);
        var hello = new Hello(shared);
        var sharedMore = new SharedMore(shared, hello);
        new HelloService(shared, hello, sharedMore);
        context.export("hello_image", "nginx:1.27");
        context.export("hello_log_group", hello.logGroup.name());
        context.export("hello_url", Output.format("http://%s", shared.loadBalancer.dnsName()));
        context.export("load_balancer_dns_name", shared.loadBalancer.dnsName());
    }
}
