"""Floor 4: the only floor that reads, writes, spawns or waits."""
