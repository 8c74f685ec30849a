/** Writes a description that was read from any format as deploy.yaml. */
package io.omnideploy.engine.transfer;
