/** Writes HCL and runs Terraform or OpenTofu. */
package io.omnideploy.backend.terraform;
