# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "indexer" {
  name         = "ghcr.io/acme/indexer:1.9"
  keep_locally = true
}

resource "docker_container" "indexer" {
  name                  = "intranet-dev-indexer"
  image                 = docker_image.indexer.image_id
  env                   = ["REDIS_URL=redis://:${var.legacy_cache_password}@cache.intranet.example.com:6379/0"]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 170
  stop_timeout          = 10
  destroy_grace_seconds = 10
  memory                = 2048
  memory_swap           = 4096
  cpus                  = "0.5"
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts = {
    max-file = "3"
    max-size = "10m"
  }

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["indexer"]
  }

  volumes {
    volume_name    = "search-models"
    container_path = "/srv/models"
    read_only      = true
  }

  volumes {
    volume_name    = docker_volume.uploads.id
    container_path = "/srv/uploads"
    read_only      = true
  }

  healthcheck {
    test         = ["CMD-SHELL", "nc -z 127.0.0.1 7700"]
    interval     = "30s"
    timeout      = "5s"
    start_period = "0s"
    retries      = 3
  }

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "indexer"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/indexer"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }

  depends_on = [docker_container.migrate, docker_container.wiki, docker_container.wiki_2]
}
