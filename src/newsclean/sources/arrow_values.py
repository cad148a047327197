"""Values of Arrow as Python has them: also those that pyarrow refuses to convert, with or without pandas."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from newsclean.errors import UnreadablePage
from newsclean.sources.columns import named_twice

if TYPE_CHECKING:
    import pyarrow

# What pyarrow raises for a value that Python's types cannot hold: nanoseconds (unless pandas is installed), years above
# 9999, zones that the system does not know, text that is not UTF-8.
_REFUSED = (ValueError, ArithmeticError, LookupError)
_PER_SECOND = 1_000_000_000


def values_of(row: pyarrow.RecordBatch) -> dict[str, Any]:
    """The values of a batch of one row by column name. Raises `UnreadablePage`, which names the column.

    Of two columns of one name, pyarrow would drop the first.
    """
    try:
        values: dict[str, Any] = row.to_pylist()[0]
    except _REFUSED:
        values = {name: value_of(column[0], name) for name, column in zip(row.schema.names, row.columns, strict=True)}
    if len(values) < row.num_columns:
        raise UnreadablePage(f"the file has {named_twice(row.schema.names)}")
    return values


def value_of(value: pyarrow.Scalar[Any], name: str) -> Any:
    """The value of a column of that name. Raises `UnreadablePage` for one that has no form in Python.

    Text that is not UTF-8 comes as bytes, and times of a zone that the system does not know in UTC. Times with
    nanoseconds come as `carried` would write the values of pandas, so that a record is the same whether pandas is
    installed or not.
    """
    import pyarrow

    try:
        return _value(value)
    except (*_REFUSED, pyarrow.ArrowException) as error:
        raise UnreadablePage(f"column `{name}`: the value cannot be read as Python: {error}. Leave it out.") from error


def _value(value: pyarrow.Scalar[Any]) -> Any:
    import pyarrow
    from pyarrow import types

    try:
        return value.as_py()
    except _REFUSED:
        kind, unit = value.type, getattr(value.type, "unit", None)
        if types.is_dictionary(kind):
            return _value(value.value)
        if isinstance(value, pyarrow.MapScalar):
            return [tuple(map(_value, entry.values())) for entry in value.values]
        if isinstance(value, pyarrow.ListScalar):
            return [_value(item) for item in value.values]
        if isinstance(value, pyarrow.StructScalar) and len(set(value)) == len(value):
            return {name: _value(item) for name, item in value.items()}
        if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
            return value.as_buffer().to_pybytes()
        if types.is_timestamp(kind):
            return _time(value)
        if types.is_duration(kind) and unit == "ns":
            return value.cast(pyarrow.int64()).as_py() / _PER_SECOND
        if types.is_time64(kind) and unit == "ns":
            return pyarrow.scalar(value.cast(pyarrow.int64()).as_py() // 1000, pyarrow.time64("us")).as_py()
        raise


def _time(value: pyarrow.Scalar[Any]) -> datetime | str:
    """A point in time, in UTC if the system does not know its zone; with nanoseconds, as text."""
    import pyarrow

    count, unit, nanoseconds = value.cast(pyarrow.int64()).as_py(), value.type.unit, 0
    if unit == "ns":
        (count, nanoseconds), unit = divmod(count, 1000), "us"
    try:
        time = pyarrow.scalar(count, pyarrow.timestamp(unit, value.type.tz)).as_py()
    except _REFUSED:
        time = pyarrow.scalar(count, pyarrow.timestamp(unit)).as_py().replace(tzinfo=UTC)
    text = time.isoformat(timespec="microseconds")
    return f"{text[:26]}{nanoseconds:03}{text[26:]}" if nanoseconds else time
