# Written by OmniDeploy: `omnideploy generate` writes it anew.

terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.25"
    }
  }

  backend "local" {}
}
