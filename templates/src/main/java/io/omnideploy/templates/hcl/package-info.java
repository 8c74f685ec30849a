/** Writes HCL as {@code terraform fmt} leaves it: a typed printer for values and blocks, and the documents around them. */
package io.omnideploy.templates.hcl;
