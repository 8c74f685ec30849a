# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "db_password" {
  description = "password of db"
  type        = string
  sensitive   = true
}

variable "db_reader_password" {
  description = "password of user reader of db"
  type        = string
  sensitive   = true
}

variable "ghcr_token" {
  description = "password of registry ghcr.io"
  type        = string
  sensitive   = true
}

variable "legacy_cache_password" {
  description = "password of legacy"
  type        = string
  sensitive   = true
}

variable "project_dir" {
  description = "Folder of the description; relative host paths start from it."
  type        = string
  default     = "../.."
}

variable "search_password" {
  description = "variable SEARCH_DSN of wiki"
  type        = string
  sensitive   = true
}

variable "secrets_session_key" {
  description = "file /run/secrets/session of wiki"
  type        = string
  sensitive   = true
}
