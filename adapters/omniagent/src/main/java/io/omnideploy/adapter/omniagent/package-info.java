/** Reads the configuration of OmniAgent gateways. */
package io.omnideploy.adapter.omniagent;
