"""The reader: report → claims, a step a module, each a pure function from frozen values to frozen values."""
