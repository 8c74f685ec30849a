# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "db_password" {
  description = "password of db"
  type        = string
  sensitive   = true
}
