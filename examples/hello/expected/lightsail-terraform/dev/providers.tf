# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      "omnideploy:deployment" = "hello"
      "omnideploy:stack"      = "dev"
      team                    = "platform"
    }
  }
}
