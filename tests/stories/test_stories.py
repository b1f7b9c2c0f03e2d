"""Whole cases, moment by moment: what a person sees, and what a program gets, to the byte."""

import pytest

from stories.telling import pages, stories

STORIES = {story.name: story for story in stories()}


@pytest.mark.parametrize("name", STORIES)
def test_the_story_is_told_as_it_was(name):
    story = STORIES[name]
    kept = {
        path.name: path.read_text("utf-8") for path in story.iterdir() if path.suffix in {".txt", ".json"}
    }
    # Where this fails on purpose: `make stories`, and read the difference before it is committed.
    assert pages(story) == kept


def test_there_are_stories():
    assert len(STORIES) >= 12
