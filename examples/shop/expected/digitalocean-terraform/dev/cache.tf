# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "digitalocean_database_cluster" "cache" {
  name       = "shop-dev-cache"
  region     = "nyc3"
  engine     = "valkey"
  version    = "8"
  size       = "db-s-1vcpu-1gb"
  node_count = 1
  tags       = ["team:storefront"]
}

resource "digitalocean_database_firewall" "cache" {
  cluster_id = digitalocean_database_cluster.cache.id

  rule {
    type  = "app"
    value = digitalocean_app.main.id
  }
}
