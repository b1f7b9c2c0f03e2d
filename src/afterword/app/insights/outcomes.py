def outcomes_of(plan):
    return ()
