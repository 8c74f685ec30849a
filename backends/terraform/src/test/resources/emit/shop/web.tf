# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "web" {
  name          = "ghcr.io/acme/web:1.4.0"
  keep_locally  = true
  pull_triggers = [data.docker_registry_image.web_image.sha256_digest]
}

resource "docker_container" "web" {
  name    = "shop-dev-web"
  image   = docker_image.web.image_id
  command = ["serve", "--listen", "0.0.0.0:8080"]
  env = [
    "DATABASE_URL=postgres://app:${var.db_password}@db:5432/shop",
    "GREETING=Guten Tag, $${name}!\n\"%%{x}\" $(id)",
    "PORT=8080",
  ]
  restart      = "unless-stopped"
  must_run     = true
  wait         = true
  memory       = 512
  memory_swap  = 512
  cpus         = "0.5"
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

  ports {
    internal = 8080
    external = 8080
    ip       = "127.0.0.1"
    protocol = "tcp"
  }

  ports {
    internal = 9090
    external = 9090
    ip       = "127.0.0.1"
    protocol = "tcp"
  }

  volumes {
    host_path      = "${abspath(var.project_dir)}/data"
    container_path = "/data"
    read_only      = true
  }

  upload {
    file = "/etc/web.json"
    content = jsonencode({
      debug = false
      level = "info"
    })
    permissions = "0644"
  }

  healthcheck {
    test         = ["CMD-SHELL", "wget -q -O- http://localhost:8080/healthz || exit 1"]
    interval     = "15s"
    timeout      = "5s"
    start_period = "0s"
    retries      = 3
  }

  capabilities {
    drop = ["ALL"]
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

  depends_on = [docker_container.db, docker_container.migrate]
}
