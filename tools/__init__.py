"""Steps of the build that are ours: what `make` and the package's build hook both need."""
