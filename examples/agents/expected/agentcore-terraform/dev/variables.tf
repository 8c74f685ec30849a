# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "tickets_key" {
  description = "variable TICKETS_KEY of front"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "tickets_key_revision" {
  description = "Which value of tickets_key this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}
