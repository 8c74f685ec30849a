# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  wiki_log_opts = {
    max-file = "3"
    max-size = "10m"
  }
}

resource "docker_image" "wiki" {
  name         = "ghcr.io/acme/wiki:2.4"
  keep_locally = true
}

resource "docker_container" "wiki" {
  name        = "intranet-dev-wiki"
  image       = docker_image.wiki.image_id
  command     = ["serve", "--home=http://wiki:8080", "--version=2.4"]
  working_dir = "/srv"
  user        = "1000:1000"
  env = [
    "DATABASE_URL=postgres://app:${var.db_password}@db:5432/wiki",
    "MOTD=Costs $5; say \"hi\"",
    "SEARCH_DSN=elastic:${var.search_password}@search:9200",
  ]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 168
  read_only             = true
  stop_timeout          = 30
  destroy_grace_seconds = 30
  memory                = 512
  memory_swap           = 1024
  cpus                  = "0.5"
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts              = local.wiki_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["wiki"]
  }

  ports {
    internal = 2222
    external = 2222
    ip       = "127.0.0.1"
    protocol = "tcp"
  }

  volumes {
    host_path      = "${abspath(var.project_dir)}/theme"
    container_path = "/srv/theme"
    read_only      = true
  }

  volumes {
    volume_name    = docker_volume.uploads.id
    container_path = "/srv/uploads"
  }

  upload {
    file        = "/run/secrets/session"
    content     = var.secrets_session_key
    permissions = "0444"
  }

  healthcheck {
    test         = ["CMD", "wiki", "check"]
    interval     = "10s"
    timeout      = "3s"
    start_period = "1m0s"
    retries      = 5
  }

  capabilities {
    add  = ["CAP_NET_BIND_SERVICE"]
    drop = ["ALL"]
  }

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "wiki"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/wiki"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }

  depends_on = [docker_container.db, docker_container.db_init, docker_container.migrate]
}

resource "docker_container" "wiki_2" {
  name        = "intranet-dev-wiki-2"
  image       = docker_image.wiki.image_id
  command     = ["serve", "--home=http://wiki:8080", "--version=2.4"]
  working_dir = "/srv"
  user        = "1000:1000"
  env = [
    "DATABASE_URL=postgres://app:${var.db_password}@db:5432/wiki",
    "MOTD=Costs $5; say \"hi\"",
    "SEARCH_DSN=elastic:${var.search_password}@search:9200",
  ]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 168
  read_only             = true
  stop_timeout          = 30
  destroy_grace_seconds = 30
  memory                = 512
  memory_swap           = 1024
  cpus                  = "0.5"
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts              = local.wiki_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["wiki"]
  }

  volumes {
    host_path      = "${abspath(var.project_dir)}/theme"
    container_path = "/srv/theme"
    read_only      = true
  }

  volumes {
    volume_name    = docker_volume.uploads.id
    container_path = "/srv/uploads"
  }

  upload {
    file        = "/run/secrets/session"
    content     = var.secrets_session_key
    permissions = "0444"
  }

  healthcheck {
    test         = ["CMD", "wiki", "check"]
    interval     = "10s"
    timeout      = "3s"
    start_period = "1m0s"
    retries      = 5
  }

  capabilities {
    add  = ["CAP_NET_BIND_SERVICE"]
    drop = ["ALL"]
  }

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "wiki"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/wiki-2"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }

  depends_on = [docker_container.db, docker_container.db_init, docker_container.migrate]
}
