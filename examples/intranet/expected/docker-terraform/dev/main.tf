# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_network" "main" {
  name   = "intranet-dev"
  driver = "bridge"

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Network/main"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }
}
