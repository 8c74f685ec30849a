# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      cost-center             = "4711"
      "omnideploy:deployment" = "fleet"
      "omnideploy:stack"      = "staging"
      team                    = "logistics"
    }
  }
}
