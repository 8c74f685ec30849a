/** What AWS needs to run agents on Bedrock AgentCore. */
package io.omnideploy.target.agentcore;
