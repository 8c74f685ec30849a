/** Reads OmniDeploy's own config format. */
package io.omnideploy.adapter.container;
