"""A fake for every port: small, in memory, and held to the same contract as the real thing (tests/integration/ports)."""
