"""Click's own messages that a user of Selon can meet: named here so that the catalogue has them."""

from selon.messages import mark, mark_many

__all__ = ["OF_CLICK", "OF_CLICK_MANY"]

OF_CLICK = (
    mark("Usage:"),
    mark("Options"),
    mark("Show this message and exit."),
    mark("Missing command."),
    mark("No such command {name!r}."),
    mark("Try '{command} {option}' for help."),
    mark("Error: {message}"),
    mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Missing argument"),
    mark("Missing option"),
    mark("No such option: {name}"),
    mark("Option {name!r} does not take a value."),
    mark("Could not open file {filename!r}: {message}"),
    mark("{value!r} is not a valid {number_type}."),
    mark("{value} is not in the range {range}."),
    mark("{name} {filename!r} does not exist."),
    mark("{name} '{filename}' is a directory."),
    mark("{name} {filename!r} is not writable."),
    mark("File"),
)

OF_CLICK_MANY = (
    mark_many("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    mark_many("Did you mean {possibility}?", "(Possible options: {possibilities})"),
    mark_many("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    mark_many("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
