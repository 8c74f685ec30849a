# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "migrate" {
  name         = "ghcr.io/acme/wiki:2.4"
  keep_locally = true
}

resource "docker_container" "migrate" {
  name         = "intranet-dev-migrate"
  image        = docker_image.migrate.image_id
  command      = ["migrate"]
  env          = ["DATABASE_URL=postgres://app:${var.db_password}@db:5432/wiki"]
  restart      = "no"
  must_run     = false
  attach       = true
  logs         = true
  network_mode = "bridge"
  log_driver   = "json-file"
  log_opts = {
    max-file = "3"
    max-size = "10m"
  }

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["migrate"]
  }

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "migrate"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/migrate"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }

  depends_on = [docker_container.db, docker_container.db_init]

  lifecycle {
    postcondition {
      condition     = self.exit_code == 0
      error_message = "docker.Container/migrate ended with exit_code ${self.exit_code} instead of 0."
    }
  }
}
