# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "worker" {
  name         = "ghcr.io/acme/worker:1.4.0"
  keep_locally = true
}

resource "docker_container" "worker" {
  name                  = "shop-staging-worker"
  image                 = docker_image.worker.image_id
  env                   = ["REDIS_URL=redis://:${var.cache_password}@cache:6379/0"]
  restart               = "unless-stopped"
  must_run              = true
  stop_timeout          = 10
  destroy_grace_seconds = 10
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts = {
    max-file = "3"
    max-size = "10m"
  }

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["worker"]
  }

  labels {
    label = "io.omnideploy.component"
    value = "worker"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/worker"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "staging"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [docker_container.cache]
}
