# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "hello" {
  name         = "nginx:1.27"
  keep_locally = true
}

resource "docker_container" "hello" {
  name                  = "hello-dev-hello"
  image                 = docker_image.hello.image_id
  env                   = []
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 170
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
    aliases = ["hello"]
  }

  ports {
    internal = 80
    external = 8080
    ip       = "127.0.0.1"
    protocol = "tcp"
  }

  healthcheck {
    test = [
      "CMD-SHELL",
      "wget -q -O /dev/null 'http://127.0.0.1:80/' || curl -fsS -o /dev/null 'http://127.0.0.1:80/'",
    ]
    interval     = "30s"
    timeout      = "5s"
    start_period = "0s"
    retries      = 3
  }

  labels {
    label = "io.omnideploy.component"
    value = "hello"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "hello"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/hello"
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
