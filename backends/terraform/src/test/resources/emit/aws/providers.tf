# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["123456789012"]

  default_tags {
    tags = {
      "omnideploy:deployment" = "shop"
      team                    = "platform"
    }
  }
}
