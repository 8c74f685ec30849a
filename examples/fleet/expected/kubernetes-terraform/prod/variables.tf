# Written by OmniDeploy: `omnideploy generate` writes it anew.

variable "device_key" {
  description = "file /run/secrets/DEVICE_KEY of tracker"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "device_key_revision" {
  description = "Which value of device_key this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}

variable "maps_key" {
  description = "variable MAPS_KEY of api"
  type        = string
  sensitive   = true
  ephemeral   = true
}

variable "maps_key_revision" {
  description = "Which value of maps_key this is: Terraform keeps no value, and hands a new one on when this number changes."
  type        = number
  default     = 1
}
