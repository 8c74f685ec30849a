# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_network" "main" {
  name   = "hello-dev"
  driver = "bridge"

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "hello"
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
    value = "platform"
  }
}
