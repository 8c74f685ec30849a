# Written by OmniDeploy: `omnideploy generate` writes it anew.

<#list variables as variable>
variable ${variable.name} {
  description = ${variable.description}
  type        = ${variable.type}
<#if variable.fallback().isPresent()>
  default     = ${variable.fallback().get()}
</#if>
<#if variable.isSensitive()>
  sensitive   = true
</#if>
<#if variable.isEphemeral()>
  ephemeral   = true
</#if>
}
<#sep>

</#sep>
</#list>
