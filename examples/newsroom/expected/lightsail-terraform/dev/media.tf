# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_lightsail_bucket" "media" {
  name         = "newsroom-dev-media-app-${data.aws_caller_identity.current.account_id}-eu-central-1"
  bundle_id    = "small_1_0"
  force_delete = true
  tags = {
    "omnideploy:component" = "media"
    "omnideploy:resource"  = "aws.lightsail.Bucket/media"
  }
}

resource "aws_lightsail_bucket_access_key" "media" {
  bucket_name = aws_lightsail_bucket.media.name
}
