/** Runs the files of a Terraform configuration by Terraform or OpenTofu. */
package io.omnideploy.backend.terraform.run;
