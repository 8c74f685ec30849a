# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "db_password" {
  description = "password of db"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "db_password_revision" {
  description = "Which value of db_password this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}

variable "stripe_key" {
  description = "variable STRIPE_KEY of web"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "stripe_key_revision" {
  description = "Which value of stripe_key this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}
