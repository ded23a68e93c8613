"""Settings for property tests: no time limits, for the machine may be busy."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("kim", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kim")
