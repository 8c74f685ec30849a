# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "db" {
  description = "Password of db."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "db_revision" {
  description = "Which value of db this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}

variable "login" {
  description = "Login of a registry."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "login_revision" {
  description = "Which value of login this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}

variable "token" {
  description = "Token of web."
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "token_revision" {
  description = "Which value of token this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}
