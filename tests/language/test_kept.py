"""Answers that are kept: worked out once, and no more of them than allowed."""

from ketcli.kept import kept


def test_an_answer_is_worked_out_once_and_the_number_of_those_kept_is_bounded():
    made = []
    square = kept(lambda n: made.append(n) or n * n, 3)

    assert [square(n) for n in (1, 2, 2, 1, 3)] == [1, 4, 4, 1, 9]
    assert made == [1, 2, 3]
    assert [square(n) for n in range(50)] == [n * n for n in range(50)]
    assert len(square.__self__) <= 3
