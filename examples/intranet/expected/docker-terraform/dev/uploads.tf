# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_volume" "uploads" {
  name = "intranet-dev-uploads"

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "uploads"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Volume/uploads"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [labels]
  }
}
