"""Claims to incidents: blocking, scoring, clustering; contradictions kept. Pure functions, no I/O."""
