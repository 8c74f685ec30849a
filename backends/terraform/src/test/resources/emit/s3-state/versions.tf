# Written by OmniDeploy: `omnideploy generate` writes it anew.

terraform {
  required_version = ">= 1.9"

  required_providers {
    docker = {
      source  = "kreuzwerker/docker"
      version = "~> 4.1"
    }
  }

  backend "s3" {
    bucket       = "acme-state"
    key          = "teams/shop/shop/dev/terraform"
    region       = "eu-central-1"
    use_lockfile = true
  }
}
