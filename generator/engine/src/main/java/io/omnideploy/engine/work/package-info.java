/** The work folder: what OmniDeploy keeps on this machine for each stack, and who may use it at a time. */
package io.omnideploy.engine.work;
