# Written by OmniDeploy: `omnideploy generate` writes it anew.

data "aws_route53_zone" "shop_example_com" {
  name         = "example.com"
  private_zone = false
}
