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

variable "db_reader_password" {
  description = "password of user reader of db"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "db_reader_password_revision" {
  description = "Which value of db_reader_password this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}

variable "db_root_password" {
  description = "password of user root of db"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "db_root_password_revision" {
  description = "Which value of db_root_password this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}

variable "pictures_password" {
  description = "password of pictures"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "pictures_password_revision" {
  description = "Which value of pictures_password this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}
