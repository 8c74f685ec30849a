# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "cache" {
  name         = "redis:7"
  keep_locally = true
}

resource "docker_volume" "cache_data" {
  name = "shop-dev-cache-data"

  labels {
    label = "io.omnideploy.component"
    value = "cache"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Volume/cache-data"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  lifecycle {
    ignore_changes = [labels]
  }
}

resource "docker_container" "cache" {
  name       = "shop-dev-cache"
  image      = docker_image.cache.image_id
  entrypoint = ["sh", "-euc"]
  command = [
    <<-EOT
      exec docker-entrypoint.sh redis-server - <<EOF
      requirepass $REDISCLI_AUTH
      appendonly yes
      dir /data
      $REDIS_SETTINGS
      EOF
    EOT
  ]
  env                   = ["REDISCLI_AUTH=${var.cache_password}", "REDIS_SETTINGS="]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 120
  stop_timeout          = 60
  destroy_grace_seconds = 60
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts = {
    max-file = "3"
    max-size = "10m"
  }

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["cache"]
  }

  volumes {
    volume_name    = docker_volume.cache_data.id
    container_path = "/data"
  }

  healthcheck {
    test         = ["CMD-SHELL", "redis-cli ping | grep -q PONG"]
    interval     = "2s"
    timeout      = "5s"
    start_period = "0s"
    retries      = 30
  }

  labels {
    label = "io.omnideploy.component"
    value = "cache"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/cache"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "storefront"
  }
}
