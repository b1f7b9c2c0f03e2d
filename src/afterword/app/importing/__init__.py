"""A person's cases from elsewhere: a spreadsheet's rows, or an export of ours."""
