# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "cache_password" {
  description = "password of cache"
  type        = string
  sensitive   = true
}

variable "db_password" {
  description = "password of db"
  type        = string
  sensitive   = true
}

variable "stripe_key" {
  description = "variable STRIPE_KEY of web"
  type        = string
  sensitive   = true
}
