# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      "omnideploy:deployment" = "newsroom"
      "omnideploy:stack"      = "dev"
    }
  }
}
