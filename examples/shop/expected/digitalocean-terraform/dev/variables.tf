# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "sealed_values" {
  description = "Secrets as the platform gave them back at the last apply, which the output of the same name tells."
  type        = map(string)
  default     = {}
  sensitive   = true
}

variable "stripe_key" {
  description = "variable STRIPE_KEY of web"
  type        = string
  sensitive   = true
}

variable "stripe_key_revision" {
  description = "Which value of stripe_key this is: a new one is written when this number changes."
  type        = number
  default     = 1
}
