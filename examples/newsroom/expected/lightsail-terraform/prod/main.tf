# Written by OmniDeploy: `omnideploy generate` writes it anew.

data "aws_caller_identity" "current" {}
