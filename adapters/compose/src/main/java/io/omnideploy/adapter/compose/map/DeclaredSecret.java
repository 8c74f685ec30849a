package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.Optional;

/** Where the value of a secret that is declared at the top is read. */
final class DeclaredSecret {
    private DeclaredSecret() {}

    /**
     * Returns the source as the description has it.
     *
     * @param group {@code secrets}, or {@code configs} for a config that is one
     * @param used where it is used
     */
    static Node source(Reading reading, String group, String name, Optional<SourceSpan> used) {
        Node.Mapping declared = reading.project().declared(group, name);
        Optional<Node.Scalar> file = Nodes.scalar(declared, "file");
        if (file.isPresent()) {
            return TreeBuilder.literal("file:" + file.get().text(), file.get().span());
        }
        Optional<Node.Scalar> variable = Nodes.scalar(declared, "environment");
        if (variable.isPresent()) {
            return TreeBuilder.literal(
                    "env:" + variable.get().text(), variable.get().span());
        }
        String stored = Naming.slug(name, '-');
        reading.ledger()
                .tell(
                        ConfigPath.of(group, name),
                        declared,
                        Saying.approximated(
                                "compose-external-secret",
                                "A secret outside of the project is one of the stack's store.",
                                "Put it there once, with 'omnideploy secret set " + stored + "'."));
        return TreeBuilder.literal("store:" + stored, used);
    }
}
