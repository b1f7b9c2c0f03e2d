"""What is read at once is read as argparse reads it; what is put off is all there once it is looked into."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from afterword.cli.parsers import command_parser
from afterword.cli.words import Options, plain_plan_options

PARSER = command_parser("plan")
TEXTS = st.sampled_from(["case.json", "", "a b", "2026-11-13T10:00:00Z", "modern", "call", "=", "x-y"])
OPTIONS = ["--now", "--policy", "--why", "--contact", "--said"]


@given(
    st.lists(st.tuples(st.sampled_from(OPTIONS), TEXTS) | st.tuples(st.just("--json")), max_size=4),
    TEXTS,
    st.integers(0, 4),
)
def test_a_plain_call_is_read_as_argparse_reads_it(options, case, place) -> None:
    groups = [*options[:place], (case,), *options[place:]]
    words = [word for group in groups for word in group]
    asked = plain_plan_options(["plan", *words])
    assert asked is not None
    expected = vars(PARSER.parse_args(words, Options()))
    del expected["run"]
    assert vars(asked) == expected


@given(
    st.lists(
        TEXTS
        | st.sampled_from(
            [*OPTIONS, "--json", "-", "--", "-h", "--help", "--no", "--now=x", "--batch", "-5"]
        ),
        max_size=6,
    )
)
def test_words_that_argparse_would_refuse_are_left_to_it(words) -> None:
    asked = plain_plan_options(["plan", *words])
    if asked is not None:
        assert vars(asked).items() <= vars(PARSER.parse_args(words, Options())).items()


def test_other_commands_are_left_to_argparse() -> None:
    assert plain_plan_options([]) is None
    assert plain_plan_options(["may", "call", "dana", "case.json"]) is None
    assert plain_plan_options(["--help"]) is None


_LOOKING = """
from afterword.cli.later import load_msgspec
load_msgspec()
import sys
assert "typing_extensions" not in sys.modules
import msgspec, platform, sysconfig, textwrap, uuid
from msgspec.inspect import IntType
assert isinstance(msgspec.inspect.type_info(int), IntType)
assert msgspec.json.schema(list[int]) == {"type": "array", "items": {"type": "integer"}}
assert msgspec.msgpack.decode(msgspec.msgpack.encode([1])) == [1]
assert msgspec.toml.decode(b"a = 1") == {"a": 1}
assert callable(msgspec.yaml.decode) and callable(msgspec.structs.replace)
assert textwrap.wrap("aaa bb", 3) == ["aaa", "bb"]
assert platform.system() and platform.python_version() and sysconfig.get_paths() and uuid.uuid4()
try:
    msgspec.inspect.nothing_of_the_kind
except AttributeError as error:
    assert "nothing_of_the_kind" in str(error)
else:
    raise AssertionError
"""


def test_modules_that_were_put_off_are_whole_once_somebody_looks_into_them() -> None:
    subprocess.run([sys.executable, "-c", _LOOKING], check=True)
