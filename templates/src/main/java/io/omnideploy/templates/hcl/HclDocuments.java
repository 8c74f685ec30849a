package io.omnideploy.templates.hcl;

import java.util.List;
import java.util.Optional;

/** The documents of a Terraform configuration: how each is laid out. Every value in it was written by the printer. */
public final class HclDocuments {
    private static final String WRITTEN_BY = "# Written by OmniDeploy: `omnideploy generate` writes it anew.\n\n";

    /** A block at the outermost level: {@code opening} is what stands before its brace, {@code body} its lines. */
    public record BlockView(HclFragment opening, HclFragment body) {
        /** Tells whether there is nothing between the braces. */
        public boolean isEmpty() {
            return body.text().isEmpty();
        }
    }

    /** A provider that a configuration needs. */
    public record ProviderView(HclFragment name, HclFragment source, HclFragment version) {}

    /** What becomes of the value of an input. */
    public enum Keeping {
        /** It may be shown and kept. */
        PLAIN,
        /** It is kept and not shown. */
        SENSITIVE,
        /** It is neither shown nor kept. */
        EPHEMERAL
    }

    /** An input of a configuration. */
    public record VariableView(
            HclFragment name,
            HclFragment description,
            HclFragment type,
            Optional<HclFragment> fallback,
            Keeping keeping) {}

    /**
     * A secret as the folder's README tells of it.
     *
     * @param variable the variable of the environment that gives it
     * @param description what it is for
     * @param revision the variable that tells which value it is, if the tool keeps none
     */
    public record SecretView(String variable, String source, String description, Optional<String> revision) {}

    /**
     * What the folder's README tells.
     *
     * @param name the deployment
     * @param stack the stack
     * @param target the target, for the heading alone
     * @param exports lines of a shell that come first
     * @param sealed the output that holds what a platform keeps encrypted, and the variable that takes it
     * @param localState whether the state lies in the work folder, so that {@code init} must be told where
     */
    public record ReadmeView(
            String name,
            String stack,
            String target,
            boolean localState,
            List<String> files,
            List<SecretView> secrets,
            List<String> exports,
            Optional<String> sealed) {
        /** Returns a variable that tells which value of a secret it is, as an example; empty if there is none. */
        public Optional<String> revision() {
            return secrets.stream()
                    .flatMap(secret -> secret.revision().stream())
                    .findFirst();
        }
    }

    /**
     * Returns versions.tf.
     *
     * @param state the block that says where the state is kept
     */
    public String versions(HclFragment required, List<ProviderView> providers, BlockView state) {
        StringBuilder text = new StringBuilder(WRITTEN_BY);
        text.append("terraform {\n  required_version = ").append(required).append("\n\n  required_providers {\n");
        for (ProviderView provider : providers) {
            text.append("    ").append(provider.name()).append(" = {\n");
            text.append("      source  = ").append(provider.source()).append('\n');
            text.append("      version = ").append(provider.version()).append('\n');
            text.append("    }\n");
        }
        text.append("  }\n\n");
        block(text, "  ", state);
        return text.append("}\n").toString();
    }

    /** Returns a file of blocks, a blank line between each two. */
    public String blocks(List<BlockView> blocks) {
        StringBuilder text = new StringBuilder(WRITTEN_BY);
        String between = "";
        for (BlockView block : blocks) {
            text.append(between);
            block(text, "", block);
            between = "\n";
        }
        return text.toString();
    }

    /** Returns variables.tf. */
    public String variables(List<VariableView> variables) {
        StringBuilder text = new StringBuilder(WRITTEN_BY);
        String between = "";
        for (VariableView variable : variables) {
            text.append(between).append("variable ").append(variable.name()).append(" {\n");
            text.append("  description = ").append(variable.description()).append('\n');
            text.append("  type        = ").append(variable.type()).append('\n');
            variable.fallback()
                    .ifPresent(fallback ->
                            text.append("  default     = ").append(fallback).append('\n'));
            text.append(
                    switch (variable.keeping()) {
                        case PLAIN -> "";
                        case SENSITIVE -> "  sensitive   = true\n";
                        case EPHEMERAL -> "  sensitive   = true\n  ephemeral   = true\n";
                    });
            text.append("}\n");
            between = "\n";
        }
        return text.toString();
    }

    /** Returns README.md. */
    public String readme(ReadmeView readme) {
        StringBuilder text = new StringBuilder();
        text.append("""
                # %s, stack %s, on %s

                OmniDeploy wrote this folder, and `omnideploy generate` writes it anew. It never touches the lock file, a state, or
                `*_override.tf`: those are yours.

                ## Without OmniDeploy

                """.formatted(readme.name(), readme.stack(), readme.target()));
        if (!readme.secrets().isEmpty()) {
            text.append("""
                    Give each secret by its variable of the environment:

                    | variable | from | what it is |
                    |---|---|---|
                    """);
            for (SecretView secret : readme.secrets()) {
                text.append(
                        "| `%s` | `%s` | %s |\n".formatted(secret.variable(), secret.source(), secret.description()));
            }
            text.append('\n');
            readme.revision().ifPresent(revision -> text.append("""
                    Terraform keeps no value that goes into write-only arguments. It hands one on when its number, such as
                    `%s`, is another than at the last apply. `omnideploy secret export --reveal` tells values and numbers.

                    """.formatted(revision)));
        }
        readme.sealed().ifPresent(name -> text.append("""
                The platform gives some of them back encrypted. So that Terraform doesn't take that for a change, record it after an
                apply that changed one, and hand it on from then on:

                ```sh
                terraform apply -refresh-only
                export TF_VAR_%s="$(terraform output -json %s)"
                ```

                """.formatted(name, name)));
        text.append("In this folder:\n\n```sh\n");
        readme.exports().forEach(export -> text.append(export).append('\n'));
        text.append("terraform init");
        if (readme.localState()) {
            text.append(
                    " -backend-config=\"path=${OMNIDEPLOY_WORK_DIR:-$HOME/.omnideploy}/terraform/%s/%s/terraform.tfstate\""
                            .formatted(readme.name(), readme.stack()));
        }
        text.append("""

                terraform plan
                terraform apply
                terraform output
                ```

                OpenTofu's `tofu` takes the same commands. The state is the one that `omnideploy up` uses, so both see the same resources.

                ## Files

                """);
        readme.files().forEach(file -> text.append("- `").append(file).append("`\n"));
        return text.toString();
    }

    /** Returns .gitignore: what the tool makes beside the files, but for its lock file, which belongs to the team. */
    public String gitignore() {
        return """
                .terraform/
                *.tfplan
                *.tfstate
                *.tfstate.*
                """;
    }

    private static void block(StringBuilder text, String indent, BlockView block) {
        text.append(indent).append(block.opening());
        if (block.isEmpty()) {
            text.append(" {}\n");
        } else {
            text.append(" {\n").append(block.body()).append('\n').append(indent).append("}\n");
        }
    }
}
