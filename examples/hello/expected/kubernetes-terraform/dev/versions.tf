# Written by OmniDeploy: `omnideploy generate` writes it anew.

terraform {
  required_version = ">= 1.9"

  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = ">= 3.2.1, < 4.0.0"
    }
  }

  backend "local" {}
}
