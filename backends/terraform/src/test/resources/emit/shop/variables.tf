# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "db_password" {
  description = "Password of db."
  type        = string
  sensitive   = true
}

variable "project_dir" {
  description = "Folder of the description; relative host paths start from it."
  type        = string
  default     = "../.."
}
