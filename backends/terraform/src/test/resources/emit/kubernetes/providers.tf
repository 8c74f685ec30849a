# Written by OmniDeploy: `omnideploy generate` writes it anew.

provider "kubernetes" {
  config_path    = "~/.kube/config"
  config_context = "test"
}
