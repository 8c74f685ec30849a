package io.omnideploy.backend.terraform.emit;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.StateSettings;
import io.omnideploy.templates.hcl.HclBody;
import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclExpression.Bool;
import io.omnideploy.templates.hcl.HclExpression.Text;
import java.util.List;
import java.util.Optional;

/** The block that tells Terraform where it keeps its state. */
final class StateBlock {
    private StateBlock() {}

    /** Returns the block; for a local state the place itself is told to {@code init}, since it differs by machine. */
    static Block of(DeploymentId id, Optional<StateSettings> settings) {
        return settings.map(place -> switch (place) {
                    case StateSettings.S3 s3 -> new Block("backend", List.of("s3"), s3(id, s3));
                    case StateSettings.Cloud cloud -> Block.of("cloud", cloud(id, cloud));
                })
                .orElseGet(() -> new Block("backend", List.of("local"), HclBody.EMPTY));
    }

    private static HclBody s3(DeploymentId id, StateSettings.S3 s3) {
        String key = s3.prefix().map(prefix -> prefix + "/").orElse("") + id + "/" + Names.TOOL;
        return HclBody.of(
                new Attribute("bucket", new Text(s3.bucket())),
                new Attribute("key", new Text(key)),
                new Attribute("region", new Text(s3.region())),
                new Attribute("use_lockfile", new Bool(true)));
    }

    private static HclBody cloud(DeploymentId id, StateSettings.Cloud cloud) {
        return HclBody.of(
                new Attribute("organization", new Text(cloud.organization())),
                Block.of("workspaces", HclBody.of(new Attribute("name", new Text(id.name() + "-" + id.stack())))));
    }
}
