# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "stripe_key" {
  description = "variable STRIPE_KEY of web"
  type        = string
  sensitive   = true
}
