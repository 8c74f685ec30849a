# Written by OmniDeploy: `omnideploy generate` writes it anew.

<#list blocks as block>
<#if block.isEmpty()>
${block.opening} {}
<#else>
${block.opening} {
${block.body}
}
</#if>
<#sep>

</#sep>
</#list>
