package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.KeptWithData;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.hcl.HclBody;
import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclExpression.Bool;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclPrinter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Destroys all but what holds data: Terraform gives that up and leaves it where it is. */
final class Retention {
    private static final String FILE = "omnideploy_keep.tf";

    private Retention() {}

    /** Returns files of a stack without resources, in which those that stay are given up and not destroyed. */
    static SortedMap<String, String> files(EmitRequest request, Names names, SortedMap<String, String> all) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : List.of("versions.tf", "providers.tf", "variables.tf")) {
            if (all.containsKey(name)) {
                files.put(name, all.get(name));
            }
        }
        files.putAll(UserOverrides.withoutResources(all));
        List<Item> removed = KeptWithData.all(request.graph(), request.catalog()).stream()
                .<Item>map(id -> Block.of("removed", body(names.address(id))))
                .toList();
        if (!removed.isEmpty()) {
            files.put(FILE, HclPrinter.body(new HclBody(removed), 0) + "\n");
        }
        return files;
    }

    private static HclBody body(String address) {
        return HclBody.of(
                new Attribute("from", Reference.of(address.split("\\."))),
                Block.of("lifecycle", HclBody.of(new Attribute("destroy", new Bool(false)))));
    }
}
