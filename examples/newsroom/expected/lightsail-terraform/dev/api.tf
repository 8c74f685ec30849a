# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_lightsail_container_service" "api" {
  name  = "newsroom-dev-api"
  power = "micro"
  scale = 1
  tags = {
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.lightsail.ContainerService/api"
  }
}

resource "aws_lightsail_container_service_deployment_version" "api" {
  service_name = aws_lightsail_container_service.api.name

  container {
    container_name = "api"
    image          = "ghcr.io/acme/newsroom-api:2.3.0"
    environment = {
      DATABASE_URL  = "postgres://app:${var.db_password}@${aws_lightsail_database.db.master_endpoint_address}:5432/newsroom?sslmode=require"
      S3_ACCESS_KEY = aws_lightsail_bucket_access_key.media.access_key_id
      S3_BUCKET     = aws_lightsail_bucket.media.name
      S3_ENDPOINT   = "https://s3.eu-central-1.amazonaws.com"
      S3_SECRET_KEY = aws_lightsail_bucket_access_key.media.secret_access_key
    }
    ports = {
      "3000" = "HTTP"
    }
  }
}
