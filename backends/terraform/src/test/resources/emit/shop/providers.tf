# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "docker" {
  host = "ssh://deploy@example.com"

  registry_auth {
    address  = "ghcr.io"
    username = "acme"
    password = var.db_password
  }
}
