"""What can be asked about all of a person's cases together."""

from typing import Any, Final

from afterword.services.insights.insights import show_insights, table_rows
from afterword.services.insights.schemas import Insights, InsightsRequest, Row
from afterword.services.operation import Operation, as_it_is

insights: Final = Operation(
    "insights", "read", "What became of your waits: who answers, and when.",
    InsightsRequest, Insights, show_insights, as_it_is, ("found_out",),
)  # fmt: skip
insights_table: Final = Operation(
    "insights_table", "read", "The insights as rows for a spreadsheet.",
    InsightsRequest, tuple[Row, ...], table_rows, tuple[Row, ...],
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (insights, insights_table)
