# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "front_arn" {
  description = "What 'aws bedrock-agentcore invoke-agent-runtime' wants for front."
  value       = aws_bedrockagentcore_agent_runtime.front.agent_runtime_arn
}

output "front_url" {
  description = "Where front is called, by who may."
  value       = "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/${aws_bedrockagentcore_agent_runtime.front.agent_runtime_id}/invocations?accountId=${data.aws_caller_identity.current.account_id}&qualifier=DEFAULT"
}

output "gateway_url" {
  description = "Where agents find their tools."
  value       = aws_bedrockagentcore_gateway.main.gateway_url
}

output "memory_id" {
  description = "The memory that the agents share."
  value       = aws_bedrockagentcore_memory.main.id
}

output "research_arn" {
  description = "What 'aws bedrock-agentcore invoke-agent-runtime' wants for research."
  value       = aws_bedrockagentcore_agent_runtime.research.agent_runtime_arn
}

output "research_url" {
  description = "Where research is called, by who may."
  value       = "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/${aws_bedrockagentcore_agent_runtime.research.agent_runtime_id}/invocations?accountId=${data.aws_caller_identity.current.account_id}&qualifier=DEFAULT"
}

output "url" {
  description = "Where the default agent, front, is called."
  value       = "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/${aws_bedrockagentcore_agent_runtime.front.agent_runtime_id}/invocations?accountId=${data.aws_caller_identity.current.account_id}&qualifier=DEFAULT"
}
