"""What a finding is, and the table of codes."""

import copy
import pickle
import re

import pytest

from roleinfo.checks.findings import CODES, Finding


def finding(**changes: object) -> Finding:
    """A finding with these fields changed."""
    fields = {"role": "clerk", "code": "range-order", "path": ("salary", "low"), "message": "Upside down.", **changes}
    return Finding(**fields)  # type: ignore[arg-type]


class TestFinding:
    """The value itself."""

    def test_str(self) -> None:
        """A line that names the role, says what is wrong and ends with the code."""
        assert str(finding()) == "clerk: Upside down. [range-order]"
        assert str(finding(known=True)) == "clerk: Upside down. [range-order, known]"

    def test_str_is_one_line(self) -> None:
        """A message with a line break is refused, so that a finding prints as one line."""
        with pytest.raises(ValueError, match="no control characters or line breaks"):
            finding(message="a\u2028b")

    def test_value(self) -> None:
        """Findings compare and hash by value, and survive a pickle and a deep copy."""
        one = finding(path=["salary", "low"])
        assert one == finding()
        assert hash(one) == hash(finding())
        assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one

    @pytest.mark.parametrize(
        ("changes", "error", "text"),
        [
            ({"role": "A clerk"}, ValueError, "small letters"),
            ({"code": "upside-down"}, ValueError, "must be one of benefit-contradiction, best-"),
            ({"path": "salary"}, TypeError, "path must be a list of field names and keys, not the text 'salary'"),
            ({"path": ()}, ValueError, "path must be made of one or more field names and keys, not ()"),
            ({"path": ("salary", "")}, ValueError, "not ('salary', '')"),
            ({"message": " "}, ValueError, "must not be empty"),
            ({"known": 1}, TypeError, "known must be True or False, not 1"),
        ],
    )
    def test_refused(self, changes: dict[str, object], error: type[Exception], text: str) -> None:
        """What is no finding is refused with the rule it breaks."""
        with pytest.raises(error, match=re.escape(text)):
            finding(**changes)


class TestCodes:
    """The table."""

    def test_sorted_sentences(self) -> None:
        """Codes stand in order, each with one sentence."""
        assert list(CODES) == sorted(CODES)
        for sentence in CODES.values():
            assert re.fullmatch(r"[A-Z][^.]*\.", sentence)
