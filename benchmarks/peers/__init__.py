"""The generators that we are measured against."""

from __future__ import annotations

from benchmarks.peers import hugo, material, pelican
from benchmarks.peers.peer import Peer

PEERS: tuple[Peer, ...] = (hugo.PEER, material.PEER, pelican.PEER)
