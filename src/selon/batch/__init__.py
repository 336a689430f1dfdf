"""Many reports at once: a local pool of processes around the one function that codes a report."""

from selon.batch.coding import code_report
from selon.batch.pool import code_reports, cores

__all__ = ["code_report", "code_reports", "cores"]
