"""The rules: one small function each, in the article's sections; ``core/rule_table.py`` lists them."""
