"""Values of Arrow as Python has them: also those that pyarrow refuses to convert, with or without pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.errors import UnreadablePage

if TYPE_CHECKING:
    import pyarrow

# What pyarrow raises for a value that Python's types cannot hold: nanoseconds (unless pandas is installed), years above
# 9999, zones that the system does not know, text that is not UTF-8.
_REFUSED = (ValueError, ArithmeticError, LookupError)
_PER_SECOND = 1_000_000_000


def values_of(row: pyarrow.RecordBatch) -> dict[str, Any]:
    """The values of a batch of one row by column name. Raises `UnreadablePage`, which names the column."""
    try:
        values: dict[str, Any] = row.to_pylist()[0]
    except _REFUSED:
        return {name: value_of(column[0], name) for name, column in zip(row.schema.names, row.columns, strict=True)}
    return values


def value_of(value: pyarrow.Scalar[Any], name: str) -> Any:
    """The value of a column of that name. Raises `UnreadablePage` for one that has no form in Python.

    Text that is not UTF-8 comes as bytes. Times with nanoseconds come as `carried` would write the values of pandas, so
    that a record is the same whether pandas is installed or not.
    """
    import pyarrow
    from pyarrow import types

    try:
        return value.as_py()
    except _REFUSED as error:
        kind, unit = value.type, getattr(value.type, "unit", None)
        if types.is_dictionary(kind):
            return value_of(value.value, name)
        if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
            return value.as_buffer().to_pybytes()
        try:
            if types.is_timestamp(kind) and unit == "ns":
                count = value.cast(pyarrow.int64()).as_py()
                time = pyarrow.scalar(count // 1000, pyarrow.timestamp("us", kind.tz)).as_py()
                text = time.isoformat(timespec="microseconds")
                return f"{text[:26]}{count % 1000:03}{text[26:]}"
            if types.is_duration(kind) and unit == "ns":
                return value.cast(pyarrow.int64()).as_py() / _PER_SECOND
            if types.is_time64(kind) and unit == "ns":
                return pyarrow.scalar(value.cast(pyarrow.int64()).as_py() // 1000, pyarrow.time64("us")).as_py()
        except (*_REFUSED, pyarrow.ArrowException):
            pass
        raise UnreadablePage(f"column `{name}`: the value cannot be read as Python: {error}. Leave it out.") from error
