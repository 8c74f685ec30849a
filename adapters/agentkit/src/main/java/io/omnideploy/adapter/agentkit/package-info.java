/** Reads the configuration of AgentKit agents. */
package io.omnideploy.adapter.agentkit;
