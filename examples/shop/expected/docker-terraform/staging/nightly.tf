# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "nightly" {
  name         = "ghcr.io/acme/report:1.4.0"
  keep_locally = true
}

resource "docker_container" "nightly" {
  name         = "shop-staging-nightly"
  image        = docker_image.nightly.image_id
  env          = ["DATABASE_URL=postgres://app:${var.db_password}@db:5432/main"]
  restart      = "no"
  must_run     = false
  start        = false
  network_mode = "bridge"
  log_driver   = "json-file"
  log_opts = {
    max-file = "3"
    max-size = "10m"
  }

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["nightly"]
  }

  labels {
    label = "io.omnideploy.component"
    value = "nightly"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/nightly"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "staging"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [docker_container.db, docker_container.db_init]
}
