# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "web" {
  name         = "web:1"
  keep_locally = true
}

resource "docker_container" "web" {
  name         = "shop-dev-web"
  image        = docker_image.web.image_id
  env          = []
  restart      = "unless-stopped"
  must_run     = true
  network_mode = "bridge"
  log_driver   = "json-file"
  log_opts = {
    max-file = "3"
    max-size = "10m"
  }

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["web"]
  }

  labels {
    label = "io.omnideploy.component"
    value = "web"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/web"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }
}
