# ${readme.name}, stack ${readme.stack}, on ${readme.target}

OmniDeploy wrote this folder, and `omnideploy generate` writes it anew. It never touches the lock file, a state, or
`*_override.tf`: those are yours.

## Without OmniDeploy

<#if readme.secrets?has_content>
Give each secret by its variable of the environment:

| variable | from | what it is |
|---|---|---|
<#list readme.secrets as secret>
| `${secret.variable}` | `${secret.source}` | ${secret.description} |
</#list>

<#if readme.revision().isPresent()>
Terraform keeps no value that goes into write-only arguments. It hands one on when its number, such as
`${readme.revision().get()}`, is another than at the last apply. `omnideploy secret export --reveal` tells values and numbers.

</#if>
</#if>
In this folder:

```sh
<#if readme.localState>
terraform init -backend-config="path=${r"${OMNIDEPLOY_WORK_DIR:-$HOME/.omnideploy}"}/terraform/${readme.name}/${readme.stack}/terraform.tfstate"
<#else>
terraform init
</#if>
terraform plan
terraform apply
terraform output
```

OpenTofu's `tofu` takes the same commands. The state is the one that `omnideploy up` uses, so both see the same resources.

## Files

<#list readme.files as file>
- `${file}`
</#list>
