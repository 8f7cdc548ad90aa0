"""The picture of pay by year."""

import pytest

import roleinfo as ri
from roleinfo.plots.drawing import alternative, svg
from roleinfo.plots.history import of_history


class TestPicture:
    """Two lines over the releases."""

    def test_lines(self) -> None:
        """Nominal and real, each broken where the method changed."""
        ax = ri.role("registered nurse").salary.by_year().plot()
        lines = [line for line in ax.get_lines() if len(line.get_xdata()) > 2]
        assert [(line.get_xdata()[0], line.get_xdata()[-1]) for line in lines] == [(2012, 2020)] * 2 + [
            (2021, 2025)
        ] * 2
        assert lines[0].get_ydata()[0] == 65_470
        assert round(lines[1].get_ydata()[0]) == 91_579

    def test_bounds(self) -> None:
        """A top-coded percentile is no point of a line to an exact one."""
        picture = of_history(ri.role("11-1011").salary.by_year(), statistic="p90")
        assert "An arrow marks a top-coded wage: only a lower bound is published." in picture.notes
        assert "at least $187,200 in 2012, $507,730 in 2025" in picture.description

    def test_split_class(self) -> None:
        """Releases before the class was divided are named."""
        picture = of_history(ri.role("15-1252").salary.by_year())
        assert picture.notes[0] == f"Not comparable with the newest release: {', '.join(map(str, range(2012, 2021)))}."

    def test_nothing(self) -> None:
        """Without the statistic, or without releases, it says so."""
        assert "No release has a median per year." in alternative(ri.role("27-2011").salary.by_year())
        assert "No earlier release has figures for this role." in alternative(ri.PayHistory())

    def test_words(self) -> None:
        """What there is to see, for those who do not see it; the same in SVG."""
        history = ri.role("registered nurse").salary.by_year()
        told = alternative(history, role="nurses")
        assert "$65,470 in 2012, $97,550 in 2025; 6.5% more in May 2025 dollars" in told
        assert "Median pay by year for nurses" in svg(history, role="nurses")

    def test_refused(self) -> None:
        """Another statistic or period."""
        history = ri.role("registered nurse").salary.by_year()
        with pytest.raises(ri.InvalidArgumentError, match="statistic"):
            history.plot(statistic="medain")
        with pytest.raises(ri.InvalidArgumentError, match="period"):
            history.plot(period="month")
