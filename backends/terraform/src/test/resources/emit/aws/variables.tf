# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "db_password" {
  description = "Password of db."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "db_password_revision" {
  description = "Which value of db_password this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}
