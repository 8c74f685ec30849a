/** Writes a resource graph as a Terraform configuration. */
package io.omnideploy.backend.terraform.emit;
