# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "digitalocean" {}
