"""The pages: *Today*, capture, the case, notes, the call sheet, and what comes after."""
