"""The parts of labterm, one concept a module."""
