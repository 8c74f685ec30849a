# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "docker" {
  registry_auth {
    address  = "ghcr.io"
    username = "acme-bot"
    password = var.ghcr_token
  }
}
