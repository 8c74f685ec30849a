package io.omnideploy.backend.terraform.run;

import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.templates.hcl.HclBody;
import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Text;
import io.omnideploy.templates.hcl.HclPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes into the state what a run that was cut off has made and not yet recorded. The blocks that do it stand only in the
 * private folder, and only while the plan is made.
 */
final class Adoption {
    static final String FILE = "omnideploy_adopt.tf";

    private Adoption() {}

    /** Returns the text of a file that imports what carries the stack's labels and is not in the state; empty if all is. */
    static Optional<String> file(Workspace workspace, LivePlatforms live) {
        List<LiveResource> owned = live.owned();
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = workspace.stateAddresses();
        List<Item> imports = new ArrayList<>();
        for (LiveResource resource : owned) {
            if (!known.contains(workspace.names().address(resource.id()))) {
                imports.add(Block.of("import", body(workspace, resource)));
            }
        }
        return imports.isEmpty() ? Optional.empty() : Optional.of(HclPrinter.body(new HclBody(imports), 0) + "\n");
    }

    private static HclBody body(Workspace workspace, LiveResource resource) {
        String[] address = workspace.names().address(resource.id()).split("\\.");
        return HclBody.of(
                new Attribute("to", Reference.of(address)), new Attribute("id", new Text(resource.physicalId())));
    }
}
