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

variable "db_root_password" {
  description = "password of user root of db"
  type        = string
  sensitive   = true
}

variable "pictures_password" {
  description = "password of pictures"
  type        = string
  sensitive   = true
}
