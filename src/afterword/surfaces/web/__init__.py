"""The pages people live in: *Today*, capture, the case, the note, the call, and what comes after."""
