# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_container" "migrate" {
  name     = "shop-dev-migrate"
  image    = docker_image.web.image_id
  command  = ["migrate"]
  env      = []
  must_run = false
  attach   = true

  depends_on = [docker_container.db]

  lifecycle {
    postcondition {
      condition     = self.exit_code == 0
      error_message = "docker.Container/migrate ended with exit_code ${self.exit_code} instead of 0."
    }
  }
}
