/** What runs on Bedrock AgentCore. */
package io.omnideploy.platform.aws.agentcore;
