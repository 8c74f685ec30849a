# Written by OmniDeploy: `omnideploy generate` writes it anew.

terraform {
  required_version = ${required}

  required_providers {
<#list providers as provider>
    ${provider.name} = {
      source  = ${provider.source}
      version = ${provider.version}
    }
</#list>
  }

<#if state.isEmpty()>
  ${state.opening} {}
<#else>
  ${state.opening} {
${state.body}
  }
</#if>
}
