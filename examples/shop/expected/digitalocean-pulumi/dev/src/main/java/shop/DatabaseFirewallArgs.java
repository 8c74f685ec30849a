// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Arguments of DatabaseFirewall, as far as this program needs them. */
final class DatabaseFirewallArgs extends ResourceArgs {
    @Import private Output<String> clusterId;
    @Import private Output<List<Rule>> rules;

    DatabaseFirewallArgs clusterId(Output<String> clusterId) {
        this.clusterId = clusterId;
        return this;
    }

    DatabaseFirewallArgs rules(Rule... rules) {
        this.rules = Output.of(List.of(rules));
        return this;
    }

    static final class Rule extends ResourceArgs {
        @Import private Output<String> type;
        @Import private Output<String> value;

        Rule type(String type) {
            this.type = Output.of(type);
            return this;
        }

        Rule value(Output<String> value) {
            this.value = value;
            return this;
        }
    }
}
