# Written by OmniDeploy: `omnideploy generate` writes it anew.

terraform {
  required_version = ">= 1.9"

  required_providers {
    docker = {
      source  = "kreuzwerker/docker"
      version = "~> 4.1"
    }
  }

  backend "local" {}
}
