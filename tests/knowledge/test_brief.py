"""An effect in short says what the whole one says."""

from ketcli.knowledge.brief import brief


def test_the_short_record_says_what_the_whole_one_says(kb):
    for effect in kb.effects.values():
        short = brief(effect)

        assert (short.id, short.serious, short.certainty) == (
            effect.id,
            bool(effect.seriousness),
            effect.certainty,
        )
        assert [(s.context, s.term, s.headline) for s in short.slices] == [
            (s.context, s.term, s.headline) for s in effect.slices
        ]
        assert short.headline == next((s.headline for s in effect.slices), None)
